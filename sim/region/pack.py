"""Rewrite a list of divisions for fast reading: `python -m sim.region.pack SOURCE [TARGET]`.

SOURCE is any Parquet table with the columns code, name, level, parent, kind. Nothing in it changes but the
order and grouping of its rows: the upper levels first, then the communities, each in code order.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sim.region.table import PATH

ROWS_PER_GROUP = 16_384  # about 11 counties: small enough to read one quickly, large enough to compress well


def pack(source: Path, target: Path = PATH) -> None:
    """Write `source` to `target` in the layout `sim.region.table` reads."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    schema = pa.schema(
        [
            ("code", pa.int64()),
            ("name", pa.string()),
            ("level", pa.int8()),
            ("parent", pa.int64()),
            ("kind", pa.int8()),
        ]
    )
    table = pq.read_table(source).select(schema.names).cast(schema).sort_by("code")
    lowest = pc.equal(table["level"], 5)
    new = target.with_suffix(".new")
    with pq.ParquetWriter(
        new,
        schema,
        compression="zstd",
        compression_level=19,
        use_dictionary=["level", "kind", "parent"],
        column_encoding={"code": "DELTA_BINARY_PACKED"},
    ) as writer:
        upper = table.filter(pc.invert(lowest))
        writer.write_table(upper, row_group_size=len(upper))
        writer.write_table(table.filter(lowest), row_group_size=ROWS_PER_GROUP)
    new.replace(target)


if __name__ == "__main__":
    pack(*map(Path, sys.argv[1:3]))
