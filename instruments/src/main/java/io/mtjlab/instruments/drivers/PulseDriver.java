package io.mtjlab.instruments.drivers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.Exposure;
import io.mtjlab.instruments.capability.PulseGenerator;
import io.mtjlab.instruments.scpi.ErrorQueue;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.scpi.Safely;
import io.mtjlab.instruments.scpi.Setting;

/**
 * What pulse generators share. Before anything is programmed, the guard is asked what the train does at the junction;
 * what is live keeps its polarity and load, because between two commands it would rest at the level of the pulse, or
 * the programmed volts would mean others.
 */
abstract class PulseDriver extends MessageDriver implements PulseGenerator {

    /** Every one of these has 50 ohm in series with its output. */
    static final double SOURCE_OHMS = 50;

    private final Seat seat;
    private final int channels;
    private final double[] trainSeconds;
    private final Exposure[] applied;

    PulseDriver(Seat seat, List<String> expected, int channels, List<Setting> settings) {
        super(seat.session(), ErrorQueue.SEPARATE, expected, settings.toArray(Setting[]::new));
        this.seat = seat;
        this.channels = channels;
        this.trainSeconds = new double[channels];
        this.applied = new Exposure[channels];
        Arrays.fill(applied, Exposure.none(seat.role()));
    }

    /** Counts for the guard what is live already. */
    final void holdWhatIsLive() {
        for (int channel = 1; channel <= channels; channel++) {
            if (outputOn(channel)) {
                Train train = train(channel);
                hold(channel, exposure(channel, train.pulse()));
                trainSeconds[channel - 1] = train.seconds();
            }
        }
    }

    /** The row of a channel's output switch. */
    abstract Setting outputRow(int channel);

    /**
     * Everything but the levels.
     *
     * @throws InvalidInput when the instrument cannot give such a train
     */
    abstract List<String> shape(int channel, Train train);

    /** The commands for the two levels, upper first. */
    abstract List<String> levels(int channel, Pulse pulse);

    /** The lower level as it is now. */
    abstract double lowVolts(int channel);

    /** @throws InvalidInput when, as it is now, the channel would not wait for a trigger */
    abstract void refuseUnlessArmed(int channel);

    @Override
    public final int channels() {
        return channels;
    }

    @Override
    public final synchronized void configure(int channel, Train train) {
        List<String> shape = shape(channel, train);
        List<String> levels = levels(channel, train.pulse());
        boolean live = outputOn(channel);
        if (live) {
            refuseFlip(channel, train.pulse());
        }
        guardPulse(channel, train.pulse(), live);
        send(shape.toArray(String[]::new));
        // Neither level may pass the other on the way.
        boolean upperFirst = train.pulse().highVolts() > lowVolts(channel);
        send(levels.get(upperFirst ? 0 : 1), levels.get(upperFirst ? 1 : 0));
        trainSeconds[channel - 1] = train.seconds();
        if (live) {
            hold(channel, exposure(channel, train.pulse()));
        }
    }

    private void refuseFlip(int channel, Pulse wanted) {
        Pulse now = train(channel).pulse();
        if (now.restsHigh() != wanted.restsHigh() || now.loadOhms() != wanted.loadOhms()) {
            throw new InvalidInput(role() + ": channel " + channel
                    + " is on and would rest at the level of its pulse while its polarity or load changes;"
                    + " switch it off first");
        }
    }

    /** Asks the guard for a channel together with what the others apply; what is live counts from before the wire. */
    private void guardPulse(int channel, Pulse pulse, boolean live) {
        Exposure all = withOthers(channel, exposure(channel, pulse));
        if (live) {
            seat.guard().claim(all);
        } else {
            seat.guard().check(all);
        }
    }

    private Exposure exposure(int channel, Pulse pulse) {
        Exposure alone = seat.guard()
                .pulse(role(), pulse.restVolts(), pulse.peakVolts(), pulse.widthSeconds(), pulse.loadOhms());
        return channels == 1 ? alone : alone.as(alone.setPoint() + " on channel " + channel);
    }

    /** Channels of one instrument are wired to one pair: what they apply adds up. */
    private Exposure withOthers(int channel, Exposure wanted) {
        Exposure sum = wanted;
        for (int other = 1; other <= channels; other++) {
            if (other != channel) {
                Exposure held = applied[other - 1];
                sum = new Exposure(
                        role(),
                        wanted.setPoint(),
                        sum.volts() + held.volts(),
                        sum.amperes() + held.amperes(),
                        sum.pulseVolts() + held.pulseVolts(),
                        Math.max(sum.pulseWidthSeconds(), held.pulseWidthSeconds()));
            }
        }
        return sum;
    }

    private void hold(int channel, Exposure confirmed) {
        applied[channel - 1] = confirmed;
        seat.guard().hold(withOthers(channel, confirmed));
    }

    @Override
    public final synchronized void setOutput(int channel, boolean on) {
        String command = outputRow(channel).command(on);
        if (on) {
            refuseUnlessArmed(channel);
            Train train = train(channel);
            guardPulse(channel, train.pulse(), true);
            send(command);
            hold(channel, exposure(channel, train.pulse()));
            trainSeconds[channel - 1] = train.seconds();
        } else {
            send(command);
            hold(channel, Exposure.none(role()));
        }
    }

    @Override
    public final boolean outputOn(int channel) {
        return on(outputRow(channel));
    }

    @Override
    public final synchronized void fire() throws InterruptedException {
        double longest = 0;
        boolean any = false;
        for (int channel = 1; channel <= channels; channel++) {
            if (outputOn(channel)) {
                any = true;
                longest = Math.max(longest, trainSeconds[channel - 1]);
            }
        }
        if (!any) {
            throw new InvalidInput(role() + ": no output is on, so no pulse would reach the device");
        }
        send("*TRG");
        seat.clock().sleepUntil(seat.clock().nanos() + (long) Math.ceil(1e9 * longest));
        seat.session().query("*OPC?");
    }

    final String word(Setting row) {
        return seat.session().query(row.query()).strip().toUpperCase(Locale.ROOT);
    }

    /** @throws InvalidInput when a setting is not as a train needs it: somebody has turned a knob since */
    final void refuseUnless(Setting row, String needed) {
        String is = word(row);
        if (!is.equals(needed)) {
            throw new InvalidInput(role() + ": output on refused: " + row.header() + " is " + is + ", not " + needed
                    + ", so it would not wait for a trigger; configure a train first");
        }
    }

    final void refuseUnknown(int channel) {
        if (channel < 1 || channel > channels) {
            throw new InvalidInput(role() + " has no channel " + channel + "; it has 1 to " + channels);
        }
    }

    /** Levels that the output stage does not reach at this load. */
    final void refuseBeyond(Pulse pulse, double mostOpenVolts, double leastAmplitudeVolts, String source) {
        double share = Double.isInfinite(pulse.loadOhms()) ? 1 : pulse.loadOhms() / (SOURCE_OHMS + pulse.loadOhms());
        double most = mostOpenVolts * share;
        double amplitude = pulse.highVolts() - pulse.lowVolts();
        if (Math.max(Math.abs(pulse.lowVolts()), Math.abs(pulse.highVolts())) > most * (1 + 1e-9)
                || amplitude < 2 * leastAmplitudeVolts * share * (1 - 1e-9)) {
            throw new InvalidInput(role() + ": a pulse from " + pulse.lowVolts() + " to " + pulse.highVolts()
                    + " V refused: into " + pulse.loadOhms() + " ohm it reaches +-" + most + " V, and at least "
                    + 2 * leastAmplitudeVolts * share + " V from level to level (" + source + ")");
        }
    }

    @Override
    public final SafeOrder safeOrder() {
        return SafeOrder.PULSE;
    }

    /** At once: between pulses the output rests, and off is what ends a train that still runs. */
    @Override
    public final void makeSafe() {
        Safely steps = new Safely();
        IntStream.rangeClosed(1, channels).forEach(channel -> steps.then(() -> setOutput(channel, false)));
        steps.then(() -> verifySafe(this)).done();
    }

    @Override
    public final boolean isSafe() {
        return IntStream.rangeClosed(1, channels).noneMatch(this::outputOn);
    }
}
