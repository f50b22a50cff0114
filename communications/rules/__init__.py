"""Pure rules of the field: dates in, dates out. No models, no clock, no database."""
