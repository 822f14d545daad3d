package io.mtjlab.protocols.fake;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import io.mtjlab.instruments.capability.SwitchMatrix;

/** Relays that remember what was closed; each set of them is logged by how many those are. */
public final class FakeMatrix extends FakeInstrument implements SwitchMatrix {

    private final SortedSet<String> closed = new TreeSet<>();

    public FakeMatrix(Scene scene, String role) {
        super(scene, role);
    }

    @Override
    public void connect(Set<String> channels) {
        if (scene.currentOn) {
            throw new IllegalStateException("relays move while the source is on");
        }
        closed.clear();
        closed.addAll(channels);
        log("closed " + String.join(" ", closed), closed.size());
    }

    @Override
    public void openAll() {
        connect(Set.of());
    }

    @Override
    public SortedSet<String> closed() {
        return closed;
    }
}
