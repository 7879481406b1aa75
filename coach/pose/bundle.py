"""Build and check a pose model bundle: a stored zip of two TFLite networks with normalisation metadata.

The published networks carry no metadata, and MediaPipe's tasks refuse a network without it. The same networks
always give the same bytes. Fetching and keeping the file is `model_store`'s work.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import flatbuffers
import numpy as np

from coach.errors import ModelError
from coach.pose.backend import metadata_schemas

_NETWORK_MARK = b"TFL3"
_METADATA_MARK = b"M001"
_METADATA_NAME = "TFLITE_METADATA"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Normalisation:
    """A network's input is (pixel - mean) / std, with pixels 0..255."""

    mean: float
    std: float


# MediaPipe's names inside a pose bundle. The detector takes -1..1, the landmark network 0..1.
MEMBERS: Mapping[str, Normalisation] = {
    "pose_detector.tflite": Normalisation(127.5, 127.5),
    "pose_landmarks_detector.tflite": Normalisation(0.0, 255.0),
}


def build_bundle(networks: Mapping[str, bytes]) -> bytes:
    """The bundle's bytes from the bare networks by member name.

    Raises ModelError when a network is missing or is no TFLite model.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, normalisation in MEMBERS.items():
            network = networks.get(name, b"")
            if not _is_network(network):
                raise ModelError(f"{name} is not a TFLite model.")
            archive.writestr(_zip_entry(name), with_normalisation(network, normalisation))
    return out.getvalue()


def with_normalisation(network: bytes, normalisation: Normalisation) -> bytes:
    """The same network with metadata that says how its image input is normalised."""
    schema, _ = metadata_schemas()
    model = schema.ModelT.InitFromPackedBuf(network, 0)
    entry = schema.MetadataT()
    entry.name = _METADATA_NAME
    entry.buffer = len(model.buffers)
    buffer = schema.BufferT()
    buffer.data = np.frombuffer(_metadata(len(model.subgraphs[0].outputs), normalisation), dtype=np.uint8)
    model.buffers.append(buffer)
    model.metadata = [*(model.metadata or []), entry]
    return _finished(model, _NETWORK_MARK, len(network) + 1024)


def bundle_problems(content: bytes) -> list[str]:
    """Everything that keeps these bytes from being a usable pose bundle; empty when it is one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [problem for name in MEMBERS if (problem := _member_problem(archive, name))]
    except zipfile.BadZipFile:
        return ["it is not a zip archive"]


def _member_problem(archive: zipfile.ZipFile, name: str) -> str:
    try:
        info = archive.getinfo(name)
    except KeyError:
        return f"{name} is not in it"
    if info.compress_type != zipfile.ZIP_STORED:
        return f"{name} is compressed; MediaPipe reads stored members only"
    try:
        network = archive.read(info)
    except (zipfile.BadZipFile, OSError, EOFError):
        return f"{name} is damaged"
    if not _is_network(network):
        return f"{name} is not a TFLite model"
    return "" if _has_normalisation(network) else f"{name} has no normalisation metadata"


def _is_network(content: bytes) -> bool:
    return content[4:8] == _NETWORK_MARK


def _has_normalisation(network: bytes) -> bool:
    schema, meta = metadata_schemas()
    try:
        model = schema.Model.GetRootAs(network, 0)
        entries = [model.Metadata(i) for i in range(model.MetadataLength())]
        wanted = [entry for entry in entries if entry.Name() == _METADATA_NAME.encode()]
        if not wanted:
            return False
        content = model.Buffers(wanted[0].Buffer()).DataAsNumpy().tobytes()
        if content[4:8] != _METADATA_MARK:
            return False
        tensor = meta.ModelMetadata.GetRootAs(content, 0).SubgraphMetadata(0).InputTensorMetadata(0)
        units = [tensor.ProcessUnits(i) for i in range(tensor.ProcessUnitsLength())]
    except Exception:  # a damaged flatbuffer points anywhere: struct.error, IndexError, TypeError, AttributeError, ...
        return False
    return any(unit.OptionsType() == meta.ProcessUnitOptions.NormalizationOptions for unit in units)


def _metadata(outputs: int, normalisation: Normalisation) -> bytes:
    _, meta = metadata_schemas()
    options = meta.NormalizationOptionsT()
    options.mean, options.std = [normalisation.mean], [normalisation.std]
    unit = meta.ProcessUnitT()
    unit.optionsType, unit.options = meta.ProcessUnitOptions.NormalizationOptions, options
    image = meta.ImagePropertiesT()
    image.colorSpace = meta.ColorSpaceType.RGB
    content = meta.ContentT()
    content.contentPropertiesType, content.contentProperties = meta.ContentProperties.ImageProperties, image
    tensor = meta.TensorMetadataT()
    tensor.name, tensor.content, tensor.processUnits = "image", content, [unit]
    graph = meta.SubGraphMetadataT()
    graph.inputTensorMetadata = [tensor]
    graph.outputTensorMetadata = [_output(meta, number) for number in range(outputs)]
    model = meta.ModelMetadataT()
    model.name, model.subgraphMetadata = "pose network", [graph]
    return _finished(model, _METADATA_MARK, 1024)


def _output(meta: Any, number: int) -> Any:
    tensor = meta.TensorMetadataT()
    tensor.name = f"output_{number}"
    return tensor


def _finished(table: Any, mark: bytes, size_hint: int) -> bytes:
    builder: Any = flatbuffers.Builder(size_hint)
    builder.Finish(table.Pack(builder), file_identifier=mark)
    return bytes(builder.Output())


def _zip_entry(name: str) -> zipfile.ZipInfo:
    # The interpreter's own clock, system and umask would make every build differ.
    entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
