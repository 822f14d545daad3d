package io.mtjlab.app.bench;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

import io.mtjlab.base.time.LabClock;
import io.mtjlab.fixtures.lab.VirtualLab;
import io.mtjlab.fixtures.lab.control.ControlClient;
import io.mtjlab.fixtures.lab.control.ControlToken;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.bench.BenchFile;
import io.mtjlab.instruments.session.TranscriptReplay;
import io.mtjlab.instruments.session.WireTap;

/**
 * A bench, open, whatever it is made of: metal; twins that were started for it in this process; or twins that another
 * process serves. Who measures sees no difference.
 */
public final class BenchSession implements AutoCloseable {

    private final Bench bench;
    private final BenchPlace place;
    private final Optional<ControlClient> control;

    private BenchSession(Bench bench, BenchPlace place, Optional<ControlClient> control) {
        this.bench = bench;
        this.place = place;
        this.control = control;
    }

    /**
     * Opens every instrument; starts first what is {@code virtual: true}.
     *
     * @param seed of a virtual lab, instead of the bench file's
     */
    public static BenchSession open(BenchFile file, OptionalLong seed) {
        return open(file, seed, WireTap.NONE);
    }

    /** @param tap sees every exchange with every instrument */
    public static BenchSession open(BenchFile file, OptionalLong seed, WireTap tap) {
        BenchPlace place = BenchPlace.of(file, seed, OptionalDouble.empty());
        Optional<ControlClient> control = Optional.empty();
        try {
            control = place.control().map(address -> ControlClient.connect(address, ControlToken.fromEnvironment()));
            return new BenchSession(Bench.open(file, place.resources(), place.clock(), tap), place, control);
        } catch (RuntimeException e) {
            control.ifPresent(ControlClient::close);
            place.close();
            throw e;
        }
    }

    /** The bench as it was on a recorded night: transcripts answer, and nothing is connected to. */
    public static BenchSession replay(BenchFile file, TranscriptReplay night) {
        BenchPlace nowhere = new BenchPlace(Optional.empty(), Optional.empty(), night.clock());
        return new BenchSession(Bench.replay(file, night), nowhere, Optional.empty());
    }

    public Bench bench() {
        return bench;
    }

    public LabClock clock() {
        return bench.clock();
    }

    /** The seed of a run here: what was asked for, else the virtual lab's own, else 1. */
    public long seed(OptionalLong asked) {
        return asked.orElseGet(() -> place.lab().map(VirtualLab::seed).orElse(1L));
    }

    /** Where the truth and the state of a virtual bench are reached; empty for a real one. */
    public Optional<ControlClient> control() {
        return control;
    }

    /** Tells a virtual lab which unit of work begins. */
    public void beginUnit(String address) {
        if (place.lab().isPresent()) {
            place.lab().get().beginUnit(address);
        } else {
            control.ifPresent(c -> c.beginUnit(address));
        }
    }

    /** Ends all links; outputs stay as they are. */
    @Override
    public void close() {
        bench.close();
        control.ifPresent(ControlClient::close);
        place.close();
    }
}
