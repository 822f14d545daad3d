package io.mtjlab.app.fits;

import java.util.Optional;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.analysis.card.Provenance;
import io.mtjlab.app.Program;

/** Where a card's numbers come from. The hash of a run's data is computed once. */
final class Origin {

    private final Optional<String> dataHash;

    private Origin(Optional<String> dataHash) {
        this.dataHash = dataHash;
    }

    Origin(StoredRun run) {
        this(Optional.of(run.dataHash()));
    }

    /** Of a run that goes on: its data have no hash yet. */
    static Origin unfinished() {
        return new Origin(Optional.empty());
    }

    Provenance of(StoredRun run, String fit) {
        return new Provenance("measured", Optional.of(run.id()), Optional.of(fit), dataHash, Program.NAME);
    }
}
