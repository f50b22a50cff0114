from .api_token import ApiToken
from .contact import Contact
from .delegation import Delegation
from .desk import Desk
from .mandate import Mandate, MandateHolder, MandateResolution, MandateTitle
from .office import Office
from .state import OtherActor, State, StateName
from .user import User

__all__ = [
    "ApiToken",
    "Contact",
    "Delegation",
    "Desk",
    "Mandate",
    "MandateHolder",
    "MandateResolution",
    "MandateTitle",
    "Office",
    "OtherActor",
    "State",
    "StateName",
    "User",
]
