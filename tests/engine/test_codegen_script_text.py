"""What a script says, and what it leaves out."""

import json

from engine.codegen import script
from engine.network_spec import CodeSpec
from engine.presets import preset
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from tests.engine.test_codegen_script import twin


def test_only_what_a_run_uses_appears() -> None:
    tutorial = preset("tutorial")
    code = script.write(twin(RunSpec(DataSpec("fashion-mnist"), tutorial.model, tutorial.train)))
    absent = ("scheduler", "autocast", "augment", "clip_grad", "deadline", "best_loss", "def cos")
    assert [word for word in absent if word in code] == []


def test_a_data_file_needs_no_root() -> None:
    code = script.write(twin(RunSpec(), file="garments-data.pt"))
    assert "data-root" not in code
    assert "data_root" not in code
    assert code.count("garments-data.pt") == 3  # the docstring, where it is read, the literal


def test_names_cannot_end_the_docstring() -> None:
    nasty = '"""\nraise SystemExit("injected")\n\\\x00{0} 옷'
    data = DataSpec(f"folder:/{nasty}")
    own = CodeSpec("from torch import nn\n\n\nclass Net(nn.Flatten):\n    pass\n", "Net")
    wanted = RunSpec(data, ModelSpec("custom", code=own), TrainSpec(threads=1))
    code = script.write(twin(wanted, file=nasty))
    docstring = compile(code, "script.py", "exec").co_consts[0]
    assert docstring.startswith("Train a network on ")
    assert "injected" in docstring
    assert json.dumps(docstring).count('\\"') == 0
