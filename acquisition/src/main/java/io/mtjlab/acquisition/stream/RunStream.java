package io.mtjlab.acquisition.stream;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

import io.mtjlab.acquisition.engine.RunListener;
import io.mtjlab.acquisition.engine.RunResult;
import io.mtjlab.acquisition.procedure.UnitSpec;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredFit;
import io.mtjlab.acquisition.store.StoredRun;

/**
 * Tells a run live to whoever subscribes: documents {@code start}, {@code descriptor}, {@code points}, {@code fit}, {@code
 * stop}, numbered without gaps. A message has two frames: a topic, and one JSON document.
 *
 * <p>Who subscribes to {@code live} hears what comes. Who also subscribes to {@code catchup/WORD/N}, with a word of its
 * own, is sent everything from number N up to now under that topic, and to nobody else. The run only leaves word that
 * there is something new; this thread reads it from the store, so that a slow subscriber slows nothing: what it does not
 * take is dropped, it sees the gap in the numbers, and catches up when it likes.
 */
public final class RunStream implements RunListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunStream.class);

    /** How long the end of a run waits for subscribers that are still catching up. */
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    /** How often the store is looked at: several commits together cost little more than one. */
    private static final long PERIOD_NANOS = 50_000_000L;

    private static final byte[] LIVE = "live".getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final Function<StoredRun, List<StoredFit>> fits;
    private final SocketThread thread;
    private final Queue<UnitFit> unitFits = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean news = new AtomicBoolean();
    private volatile @Nullable String run;
    private volatile @Nullable RunResult result;

    // Only on the socket's thread.
    private @Nullable RunStore store;
    private @Nullable StoredRun stored;
    private @Nullable StreamDocuments documents;
    private final CatchingUp catchingUp = new CatchingUp();
    private int told;
    private boolean stopped;
    private long followed = System.nanoTime();
    private long closingSince;

    /**
     * Listens at once.
     *
     * @param folder of the store that the run goes to
     * @param fits of the whole run, made when the run has ended well, before {@code stop} is told
     */
    public RunStream(Path folder, Endpoint endpoint, Function<StoredRun, List<StoredFit>> fits) {
        this.folder = folder;
        this.fits = fits;
        this.thread = new SocketThread("run-stream", endpoint, SocketType.XPUB, 2000, this::turn);
    }

    /** Where it listens. */
    public String address() {
        return thread.address();
    }

    @Override
    public void runBegins(String id) {
        run = id;
        news.set(true);
    }

    @Override
    public void unitDone(String address, UnitSpec unit) {
        news.set(true);
    }

    @Override
    public void durablePoints(long points) {
        news.set(true);
    }

    @Override
    public void runEnded(RunResult ended) {
        result = ended;
        news.set(true);
    }

    /** A fit of a complete unit. */
    private record UnitFit(String unit, StoredFit fit) {}

    /**
     * Tells a fit of a unit that is complete, behind its points; after {@code stop} it is not told any more. From any
     * thread, at once.
     *
     * @param unit its address
     */
    public void unitFitted(String unit, StoredFit fit) {
        unitFits.add(new UnitFit(unit, fit));
        news.set(true);
    }

    private boolean turn(ZMQ.Socket socket, boolean closing) {
        for (byte[] request = socket.recv(ZMQ.DONTWAIT); request != null; request = socket.recv(ZMQ.DONTWAIT)) {
            catchingUp.request(request);
        }
        if ((closing || System.nanoTime() - followed > PERIOD_NANOS) && news.getAndSet(false)) {
            followed = System.nanoTime();
            follow();
        }
        if (documents != null) {
            socket.setXpubNoDrop(false);
            for (; told < documents.size(); told++) {
                socket.send(LIVE, ZMQ.SNDMORE | ZMQ.DONTWAIT);
                socket.send(documents.bytes(told), ZMQ.DONTWAIT);
            }
            catchingUp.serve(socket, documents);
        }
        if (!closing) {
            return true;
        }
        closingSince = closingSince == 0 ? System.nanoTime() : closingSince;
        boolean more = catchingUp.pending() && System.nanoTime() - closingSince < PATIENCE_NANOS;
        return more || news.get();
    }

    private void follow() {
        String id = run;
        RunResult ended = result; // before looking: what is in the store then is all of it
        if (id == null || stopped) {
            return;
        }
        if (stored == null) {
            store = RunStore.openReadOnly(folder);
            stored = store.run(id);
            documents = new StreamDocuments(stored);
        }
        StreamDocuments all = Objects.requireNonNull(documents);
        int fitted = unitFits.size(); // before looking: the points of these are in the store
        all.follow();
        for (int i = 0; i < fitted; i++) {
            UnitFit one = unitFits.remove();
            all.unitFit(one.unit(), one.fit());
        }
        if (ended != null) {
            fits(stored, ended).forEach(all::fit);
            all.stop(ended);
            stopped = true;
        }
    }

    private List<StoredFit> fits(StoredRun of, RunResult ended) {
        if (ended.outcome().cause().isEmpty()) {
            try {
                return fits.apply(of);
            } catch (RuntimeException e) { // the data are there; whoever fits them later is told more
                LOG.warn("run {} could not be fitted for the stream: {}", of.id(), e.getMessage());
            }
        }
        return List.of();
    }

    /** Tells what is left, waits a little for those that are catching up, and closes the socket. */
    @Override
    public void close() {
        news.set(true);
        thread.close();
        if (store != null) { // nobody uses it any more, however the thread ended
            store.close();
        }
    }
}
