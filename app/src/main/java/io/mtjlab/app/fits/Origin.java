package io.mtjlab.app.fits;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.analysis.card.Provenance;
import io.mtjlab.app.Program;

/** Where a card's numbers come from. The hash of a run's data is computed once. */
final class Origin {

    private final String dataHash;

    Origin(StoredRun run) {
        this.dataHash = run.dataHash();
    }

    Provenance of(StoredRun run, String fit) {
        return Provenance.measured(run.id(), fit, dataHash, Program.NAME);
    }
}
