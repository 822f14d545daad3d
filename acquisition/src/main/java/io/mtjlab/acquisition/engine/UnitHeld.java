package io.mtjlab.acquisition.engine;

/** An interlock has taken away what a unit stands on; once that is back, the unit begins anew. */
final class UnitHeld extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Interlock interlock;

    UnitHeld(Interlock interlock, String what) {
        super(what);
        this.interlock = interlock;
    }

    Interlock interlock() {
        return interlock;
    }
}
