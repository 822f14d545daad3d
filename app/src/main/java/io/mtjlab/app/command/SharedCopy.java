package io.mtjlab.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.store.Upload;

/** Copies this station's runs to the shared store for as long as it is open; does nothing where none is asked for. */
record SharedCopy(Optional<Upload> upload, StoreOptions store, PrintWriter err) implements AutoCloseable {

    static SharedCopy of(StoreOptions store, PrintWriter err) {
        Optional<Upload> upload = store.location()
                .server()
                .map(server -> Upload.begin(store.folder(), server, note -> err.println("mtjlab: " + note)));
        return new SharedCopy(upload, store, err);
    }

    /** A run that the user named, as this station's folder calls it. */
    String ownId(String run) {
        return upload.map(u -> u.ownId(run)).orElse(run);
    }

    /** What the shared store calls a run of this station, when it has got there. */
    Optional<String> sharedId(String run) {
        return upload.flatMap(u -> u.sharedId(run));
    }

    /** Copies what is left. @return the runs that are still only in the folder */
    List<String> finish() {
        return upload.map(Upload::finish).orElse(List.of());
    }

    @Override
    public void close() {
        List<String> left = finish();
        if (!left.isEmpty()) {
            err.println("mtjlab: " + store.location() + " lacks " + String.join(", ", left) + " of " + store.folder()
                    + "; the next run brings them along, or `mtjlab runs upload --store " + store.location()
                    + " --spool "
                    + store.folder() + "`");
            err.flush();
        }
        upload.ifPresent(Upload::close);
    }
}
