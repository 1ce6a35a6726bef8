"""The folders of the user: those that platformdirs names, found without it where that is simple."""

import sys

import platformdirs
import pytest

from cockpit import paths


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("named", ["", "/somewhere/else", "relative/one", " /spaced ", "~/mine"])
def test_the_folders_are_those_that_platformdirs_names(named, monkeypatch):
    monkeypatch.delenv("COCKPIT_HOME", raising=False)
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, named)
    assert paths.data_folder() == platformdirs.user_data_path("cockpit", appauthor=False)
    assert paths.settings_file().parent == platformdirs.user_config_path("cockpit", appauthor=False)
