package io.mtjlab.simulators.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The instrument as its wires see it: one thread that executes one line after another, whichever wire it came by. A
 * wire whose protocol goes on while a command takes its time works on a thread of its own ({@link Lanes#wires}) and
 * hands its messages over; the raw socket, which has nothing to say meanwhile, is served on the instrument's thread.
 */
public final class InstrumentLane {

    private final Dialect dialect;
    private final LabTime time;
    private final WireFaults faults;
    private final Reactor reactor;
    private final ServiceRequests requests = new ServiceRequests(this);
    private final DeviceLock lock = new DeviceLock();
    private final StringBuilder answer = new StringBuilder(256);
    private final LineFramer framer = LineFramer.ofMessages(new Lines());
    private final AtomicInteger drops = new AtomicInteger();
    private volatile Outlet speaker = Outlet.NONE;

    /** Guards the two below: a command is interrupted only while it is under way. */
    private final Object execution = new Object();

    private boolean executing;
    private boolean aborted;

    InstrumentLane(Dialect dialect, LabTime time, WireFaults faults, Reactor reactor) {
        this.dialect = dialect;
        this.time = time;
        this.faults = faults;
        this.reactor = reactor;
        dialect.unasked(bytes -> speaker.send(bytes));
    }

    /** The instrument's own thread. */
    Reactor reactor() {
        return reactor;
    }

    /** Who may speak to the instrument by a wire that knows locks. */
    public DeviceLock lock() {
        return lock;
    }

    public ServiceRequests requests() {
        return requests;
    }

    /** Bytes that nobody has asked for go here from now on, until somebody else speaks. */
    public void speaks(Outlet next) {
        speaker = next;
    }

    /** Executes one line on the instrument's thread and appends its answer; see {@link #speaks} for who has sent it. */
    public void execute(String line, StringBuilder out) throws InterruptedException {
        int dropped = drops.get();
        int before = out.length();
        faults.happen(time.nanos());
        if (dropped != drops.get()) {
            return;
        }
        perform(() -> dialect.execute(line, out));
        if (out.length() > before) {
            if (!faults.delay().isZero()) {
                time.sleepUntil(time.nanos() + faults.delay().toNanos());
            }
            faults.happen(time.nanos());
            if (dropped != drops.get()) {
                out.setLength(before);
            }
        }
        requests.look();
    }

    /** A line was too long for the instrument. */
    public void overrun() {
        locked(dialect::overrun);
    }

    /** What is sent for an answer, given the faults of the link. */
    public Answer dress(CharSequence text) {
        return faults.dress(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Executes a whole message on the instrument's thread.
     *
     * @param from who speaks
     * @param wanted asked when its turn comes: false when a device clear has emptied the input buffer meanwhile
     * @param then is given the answer, on the instrument's thread
     */
    public void message(byte[] message, Outlet from, BooleanSupplier wanted, Consumer<Answer> then) {
        reactor.submit(() -> {
            if (!wanted.getAsBoolean()) {
                then.accept(Answer.NONE);
                return;
            }
            speaks(from);
            answer.setLength(0);
            framer.take(ByteBuffer.wrap(message));
            if (framer.pending()) {
                framer.end();
            }
            then.accept(dress(answer));
        });
    }

    /** The interface's trigger, on the instrument's thread. */
    public void trigger(Runnable then) {
        reactor.submit(() -> {
            perform(dialect::trigger);
            requests.look();
            then.run();
        });
    }

    /** Device clear: what is under way ends, settings and status stay. */
    public void clear() {
        abort();
        locked(dialect::clear);
    }

    /** Ends the command that is under way, if one is. */
    public void abort() {
        synchronized (execution) {
            if (executing && !aborted) {
                aborted = true;
                reactor.interrupt();
            }
        }
    }

    /** See {@link Dialect#statusByte}; bit 6 is the master summary. */
    int statusByte(boolean messageAvailable) {
        time.bench().lock();
        try {
            return dialect.statusByte(messageAvailable);
        } finally {
            time.bench().unlock();
        }
    }

    /** See {@link Dialect#nextEventNanos}. */
    long nextEventNanos() {
        time.bench().lock();
        try {
            return dialect.nextEventNanos(time.nanos());
        } finally {
            time.bench().unlock();
        }
    }

    /** See {@link Dialect#interrupted}. */
    public void interrupted() {
        locked(dialect::interrupted);
    }

    /** See {@link Dialect#deadlocked}. */
    public void deadlocked() {
        locked(dialect::deadlocked);
    }

    /** See {@link Dialect#unterminated}. */
    public void unterminated() {
        locked(dialect::unterminated);
    }

    /** Every connection has been ended: whoever waits for an answer waits in vain. */
    void connectionsDropped() {
        drops.incrementAndGet();
    }

    /** True when lab time moves only by agreement. */
    boolean driven() {
        return time.clock().driven();
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void perform(Work work) throws InterruptedException {
        synchronized (execution) {
            executing = true;
        }
        try {
            underLock(work);
        } catch (InterruptedException e) {
            if (!leave()) {
                throw e;
            }
        } finally {
            leave();
        }
    }

    private void underLock(Work work) throws InterruptedException {
        time.bench().lock();
        try {
            work.run();
        } finally {
            time.bench().unlock();
        }
    }

    /** @return true when an abort has ended the command, and not the server's own end */
    private boolean leave() {
        synchronized (execution) {
            executing = false;
            boolean ours = aborted;
            aborted = false;
            // The interruption may have come when nothing slept any more.
            if (ours) {
                Thread.interrupted();
            }
            return ours;
        }
    }

    private void locked(Runnable action) {
        time.bench().lock();
        try {
            action.run();
        } finally {
            time.bench().unlock();
        }
    }

    private final class Lines implements LineFramer.LineSink {
        @Override
        public void line(String text) throws InterruptedException {
            execute(text, answer);
        }

        @Override
        public void tooLong() {
            overrun();
        }
    }
}
