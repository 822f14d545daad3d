package io.mtjlab.protocols.fake;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.mtjlab.instruments.capability.Prober;

/** Needles over the scene: a die that is dead, or needles that are up, leave the source without a way. */
public final class FakeProber extends FakeInstrument implements Prober {

    /** Dies without contact, as {@code column,row}. */
    public final Set<String> dead = new HashSet<>();

    private Site site = new Site(0, 0, 0);
    private boolean down;

    public FakeProber(Scene scene, String role) {
        super(scene, role);
        scene.open = true;
    }

    private void moves(String what, double value) {
        if (scene.currentOn) {
            throw new IllegalStateException("the chuck moves while the source is on");
        }
        log(what, value);
        scene.open = !down || dead.contains(site.column() + "," + site.row());
    }

    @Override
    public int dies() {
        return 1;
    }

    @Override
    public int subsites() {
        return 0;
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public Site stepFirst() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Site> stepNext() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Site> stepNextSubsite() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Site stepTo(Site next) {
        down = false;
        site = next;
        moves("step", next.column());
        return next;
    }

    @Override
    public void contact() {
        down = true;
        moves("contact", 1);
    }

    @Override
    public void separate() {
        down = false;
        moves("contact", 0);
    }

    @Override
    public boolean inContact() {
        return down;
    }

    @Override
    public SafeOrder safeOrder() {
        return SafeOrder.CONTACT;
    }

    @Override
    public void makeSafe() {
        separate();
    }

    @Override
    public boolean isSafe() {
        return !down;
    }
}
