"""The deployment files: what they promise can be read in them, and they name only what exists."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest
import yaml

from config.container_health import own_host_name
from config.dev.project import ROOT

COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load(COMPOSE_TEXT)
SERVICES: dict[str, Any] = COMPOSE["services"]
APPLICATION = ["migrate", "web", "worker", "beat"]
SECRETS = {
    "SECRET_KEY",
    "FIELD_ENCRYPTION_KEYS",
    "NAME_DIGEST_KEY",
    "POSTGRES_PASSWORD",
    "DATABASE_PASSWORD",
    "REDIS_PASSWORD",
}
# Read by an image or by its server, not by the application's settings.
OF_THE_IMAGES = {
    "POSTGRES_PASSWORD",
    "POSTGRES_INITDB_ARGS",
    "DATABASE_PASSWORD",
    "REDISCLI_AUTH",
    "WEB_CONCURRENCY",
}
# Read by docker-compose.yml alone, which makes addresses and ports of them.
OF_COMPOSE = {
    "POSTGRES_PASSWORD",
    "DATABASE_PASSWORD",
    "REDIS_PASSWORD",
    "WEB_PORT",
    "WEB_CONCURRENCY",
}
# For a machine that serves itself; a server must not have them.
LOCAL_ONLY = {"DEBUG", "ALLOW_HTTP", "STATIC_MANIFEST"}


def _settings() -> dict[str, bool]:
    """The variables that config/settings.py reads, and whether each must be given."""
    found = {}
    for node in ast.walk(ast.parse((ROOT / "config/settings.py").read_text())):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "env":
            (name,) = (
                argument.value for argument in node.args if isinstance(argument, ast.Constant)
            )
            required = not any(keyword.arg == "default" for keyword in node.keywords)
            found[str(name)] = found.get(str(name), False) or required
    return found


SETTINGS = _settings()


def _example() -> dict[str, str]:
    """The variables of .env.example, those put there as a comment included, with their values."""
    text = (ROOT / ".env.example").read_text()
    return dict(re.findall(r"^(?:# )?([A-Z][A-Z_]+)=(.*)$", text, re.MULTILINE))


def test_the_settings_are_read_from_the_source() -> None:
    required = {name for name, must in SETTINGS.items() if must}
    secrets = {"SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "NAME_DIGEST_KEY"}
    assert required == secrets | {"DATABASE_URL", "REDIS_URL"}
    assert SETTINGS["DEBUG"] is False


def test_every_part_is_a_service_of_its_own() -> None:
    assert set(SERVICES) == {"postgres", "redis", "migrate", "web", "worker", "beat"}


@pytest.mark.parametrize("service", APPLICATION)
def test_each_setting_that_a_service_gets_is_one_the_application_reads(service: str) -> None:
    given = set(SERVICES[service]["environment"])

    assert given - set(SETTINGS) - OF_THE_IMAGES == set()
    assert given & LOCAL_ONLY == set()


@pytest.mark.parametrize("service", APPLICATION)
def test_no_setting_of_a_server_is_left_out(service: str) -> None:
    assert set(SETTINGS) - LOCAL_ONLY - set(SERVICES[service]["environment"]) == set()


def test_the_example_lists_every_setting_and_nothing_else() -> None:
    assert set(_example()) == set(SETTINGS) | OF_COMPOSE


def test_the_example_holds_no_secret() -> None:
    values = {name: value for name, value in _example().items() if name in SECRETS}

    assert values == dict.fromkeys(SECRETS, "")


def test_what_is_required_stands_in_the_example_ready_to_be_filled_in() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    wanted = set(re.findall(r"\$\{(\w+):\?", COMPOSE_TEXT))

    assert wanted == SECRETS | {"ALLOWED_HOSTS"}
    assert {f"{name}=" for name in wanted} <= set(lines)


def test_no_secret_has_a_default() -> None:
    used = re.findall(r"(?<!\$)\$\{?(\w+)(:?[-?])?", COMPOSE_TEXT)

    ways = {name: way for name, way in used if name in SECRETS}
    assert ways == dict.fromkeys(SECRETS, ":?")


def test_no_password_is_written_down() -> None:
    values = re.findall(r"^ +\w*(?:PASSWORD|SECRET|KEYS?|AUTH): *(\S+)", COMPOSE_TEXT, re.MULTILINE)
    in_addresses = re.findall(r"://\w*:([^/]+)@", COMPOSE_TEXT)

    assert len(values) == 6
    assert len(in_addresses) == 2
    assert [word for word in values + in_addresses if not word.startswith("${")] == []


def test_only_the_web_server_is_reached_from_outside_and_on_loopback_only() -> None:
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}

    assert ports == {"web": ["127.0.0.1:${WEB_PORT:-8000}:8000"]}


def test_the_data_services_have_no_way_out() -> None:
    assert COMPOSE["networks"]["data"] == {"internal": True}
    assert SERVICES["postgres"]["networks"] == ["data"]
    assert SERVICES["redis"]["networks"] == ["data"]


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_is_confined(service: str) -> None:
    found = SERVICES[service]

    assert found["read_only"] is True
    assert found["cap_drop"] == ["ALL"]
    assert found["security_opt"] == ["no-new-privileges:true"]
    assert not found.get("privileged")
    assert service == "postgres" or "cap_add" not in found


@pytest.mark.parametrize("service", [name for name in SERVICES if name != "migrate"])
def test_every_lasting_service_has_a_health_check_and_comes_back(service: str) -> None:
    found = SERVICES[service]

    assert found["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")
    assert found["healthcheck"]["retries"] >= 3
    assert found["restart"] == "unless-stopped"


def test_migrations_run_once_after_the_database_and_before_the_rest() -> None:
    assert SERVICES["migrate"]["restart"] == "no"
    assert SERVICES["migrate"]["depends_on"] == {
        "postgres": {"condition": "service_healthy"},
        "redis": {"condition": "service_healthy"},
    }
    for service in ("web", "worker", "beat"):
        assert SERVICES[service]["depends_on"] == {
            "migrate": {"condition": "service_completed_successfully"},
            "postgres": {"condition": "service_healthy"},
            "redis": {"condition": "service_healthy"},
        }


def test_each_folder_that_is_kept_is_a_declared_volume() -> None:
    used = {
        volume.partition(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
    }

    assert used == set(COMPOSE["volumes"]) == {"postgres", "redis", "files"}
    assert SERVICES["web"]["volumes"] == SERVICES["worker"]["volumes"] == ["files:/data/files"]


def test_redis_asks_for_a_password_and_shows_it_to_nobody() -> None:
    command = " ".join(SERVICES["redis"]["command"])

    assert "requirepass %s" in command
    assert "$$REDISCLI_AUTH" in command
    assert "--requirepass" not in command


def test_the_applications_role_is_no_superuser() -> None:
    script = COMPOSE["configs"]["first-role"]["content"]

    assert "CREATE ROLE tracker LOGIN PASSWORD :'password';" in script
    assert "SUPERUSER" not in script.upper()
    assert SERVICES["postgres"]["environment"].get("POSTGRES_USER") is None


def test_the_image_runs_as_a_user_without_rights_and_says_how_it_is() -> None:
    text = (ROOT / "Dockerfile").read_text()
    last = text[text.rindex("\nFROM ") :]

    assert re.search(r"^USER tracker$", last, re.MULTILINE)
    assert last.index("USER tracker") < last.index("\nCMD ")
    assert 'CMD ["python", "-m", "config.container_health"]' in last
    assert "--require-hashes" in text
    assert not re.search(r"^(ENV|ARG).*(SECRET|KEY|PASSWORD)", text, re.MULTILINE)


def test_the_image_takes_no_secret_and_no_data_along() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()

    assert "*" in lines
    taken = {line[1:] for line in lines if line.startswith("!")}
    assert taken.isdisjoint({".env", ".data", ".git", ".venv", "tests"})
    layers = {"config", "reporting", "communications", "cases", "parties"}
    assert taken >= layers | {"locale", "manage.py", "requirements.txt", "static", "templates"}


@pytest.mark.parametrize(
    ("allowed_hosts", "name"),
    [
        ("tracker.example.org,localhost", "tracker.example.org"),
        (".example.org", "example.org"),
        ("*", "localhost"),
        ("", "localhost"),
    ],
)
def test_the_health_check_asks_under_a_name_that_the_site_answers_to(
    allowed_hosts: str, name: str
) -> None:
    assert own_host_name(allowed_hosts) == name
