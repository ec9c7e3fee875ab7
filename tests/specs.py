"""Valid specs, drawn by hypothesis; engine and form are tested on them."""

from hypothesis import strategies as st

from engine.train_spec import (
    AUGMENTATIONS,
    DEVICES,
    LOSSES,
    MAX_THREADS,
    OPTIMIZERS,
    PRECISIONS,
    SCHEDULES,
    TrainSpec,
)

above_0 = st.floats(1e-12, 1e6)
shares = st.floats(0.001, 0.999)


@st.composite
def train_specs(draw: st.DrawFn) -> TrainSpec:
    """Every valid spec, but for options that only go with others: those are drawn where they go."""
    loss, optimizer = draw(st.sampled_from(LOSSES)), draw(st.sampled_from(OPTIMIZERS))
    momentum = draw(st.just(0.0) | shares) if optimizer == "sgd" else 0.0
    smoothing = draw(st.just(0.0) | shares) if loss == "cross_entropy" else 0.0
    return draw(
        st.builds(
            TrainSpec,
            epochs=st.integers(1, 1000),
            batch_size=st.integers(1, 4096),
            loss=st.just(loss),
            label_smoothing=st.just(smoothing),
            class_weights=st.lists(above_0, max_size=12).map(tuple),
            optimizer=st.just(optimizer),
            lr=st.floats(1e-12, 10.0),
            momentum=st.just(momentum),
            nesterov=st.booleans() if momentum else st.just(False),
            weight_decay=st.just(0.0) | st.floats(1e-12, 1.0),
            schedule=st.sampled_from(SCHEDULES),
            warmup=shares,
            decay=st.floats(1e-6, 1.0),
            decay_every=st.integers(1, 100),
            augment=st.sampled_from(AUGMENTATIONS),
            clip_norm=st.none() | above_0,
            patience=st.none() | st.integers(1, 100),
            time_budget=st.none() | above_0,
            precision=st.sampled_from(PRECISIONS),
            validation=st.just("test") | shares,
            seed=st.integers(0, 2**31 - 1),
            threads=st.integers(1, MAX_THREADS),
            device=st.sampled_from(DEVICES),
        )
    )
