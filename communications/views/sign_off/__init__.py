"""Pages of joint sign-off."""
