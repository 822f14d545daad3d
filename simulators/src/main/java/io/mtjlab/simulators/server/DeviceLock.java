package io.mtjlab.simulators.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Who may speak to an instrument, for all wires that know locks: VXI-11 and HiSLIP. One owner may hold it exclusively;
 * owners that name the same key share it, and one of them may then hold it exclusively, too (IVI-6.1, 6.5). The raw
 * socket knows no locks and is not kept out, as on the real ones. Safe for several threads.
 */
public final class DeviceLock {

    /** What a release gave back. */
    public enum Released {
        NOTHING,
        EXCLUSIVE,
        SHARED
    }

    private @Nullable Object exclusive;
    private final Map<Object, String> sharers = new HashMap<>();
    private final Map<Object, Runnable> waiting = new HashMap<>();

    /** Has {@code action} run after every release, until {@link #forget}; one action for each {@code who}. */
    public synchronized void whenReleased(Object who, Runnable action) {
        waiting.put(who, action);
    }

    /** {@code who} has gone: gives back what it holds and tells it nothing more. */
    public void forget(Object who) {
        synchronized (this) {
            waiting.remove(who);
        }
        releaseAll(who);
    }

    /** @return false while another holds it, or others share it under another key or without {@code owner} */
    public synchronized boolean tryExclusive(Object owner) {
        if (exclusive != null && exclusive != owner || !sharers.isEmpty() && !sharers.containsKey(owner)) {
            return false;
        }
        exclusive = owner;
        return true;
    }

    /** @return false while another holds it exclusively, or others share it under another key */
    public synchronized boolean tryShared(Object owner, String key) {
        if (exclusive != null && exclusive != owner || sharers.values().stream().anyMatch(held -> !held.equals(key))) {
            return false;
        }
        sharers.put(owner, key);
        return true;
    }

    /** Gives back the exclusive lock if {@code owner} holds that, else its share. */
    public Released release(Object owner) {
        List<Runnable> tell;
        Released what;
        synchronized (this) {
            if (exclusive == owner) {
                exclusive = null;
                what = Released.EXCLUSIVE;
            } else if (sharers.remove(owner) != null) {
                what = Released.SHARED;
            } else {
                return Released.NOTHING;
            }
            tell = List.copyOf(waiting.values());
        }
        tell.forEach(Runnable::run);
        return what;
    }

    /** Gives back whatever {@code owner} holds. */
    public void releaseAll(Object owner) {
        while (release(owner) != Released.NOTHING) {
            // Both kinds may be held.
        }
    }

    public synchronized boolean holdsExclusive(Object owner) {
        return exclusive == owner;
    }

    public synchronized boolean holds(Object owner) {
        return exclusive == owner || sharers.containsKey(owner);
    }

    /** True when {@code owner} may speak. */
    public synchronized boolean admits(Object owner) {
        return exclusive == owner || exclusive == null && (sharers.isEmpty() || sharers.containsKey(owner));
    }

    public synchronized boolean exclusivelyHeld() {
        return exclusive != null;
    }

    /** How many clients hold it in one way or the other. */
    public synchronized int holders() {
        return sharers.size() + (exclusive != null && !sharers.containsKey(exclusive) ? 1 : 0);
    }
}
