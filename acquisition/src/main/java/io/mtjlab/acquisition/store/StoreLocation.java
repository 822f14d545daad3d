package io.mtjlab.acquisition.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a store is, as people write it: a folder, or {@code postgresql://user@host/database}.
 *
 * @param folder that holds the store's file; empty for a shared store
 * @param server of a shared store
 */
public record StoreLocation(Optional<Path> folder, Optional<ServerAddress> server) {

    public static StoreLocation parse(String text) {
        return ServerAddress.isOne(text)
                ? new StoreLocation(Optional.empty(), Optional.of(ServerAddress.parse(text)))
                : new StoreLocation(Optional.of(Path.of(text)), Optional.empty());
    }

    /** Opens it to read. */
    public RunStore openReadOnly() {
        return server.map(RunStore::openShared).orElseGet(() -> RunStore.openReadOnly(folder.orElseThrow()));
    }

    /** Opens it to attach fits and tags. @throws InvalidInput when there is none: it is not made for that */
    public RunStore openToAnnotate() {
        openReadOnly().close();
        return server.map(RunStore::openShared).orElseGet(() -> RunStore.open(folder.orElseThrow()));
    }

    @Override
    public String toString() {
        return server.map(ServerAddress::toString)
                .orElseGet(() -> folder.orElseThrow().toString());
    }
}
