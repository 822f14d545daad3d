package io.mtjlab.simulators.twin.generator;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.Status;

/** How period, width and duty cycle of a generator hang together (33250A and 33500 user's guides, pulse commands). */
final class PulseTiming {

    private final Panel panel;
    private final Status status;

    PulseTiming(Panel panel, Status status) {
        this.panel = panel;
        this.status = status;
    }

    /** What is neither infinite nor within the instrument's reach is taken as far as it goes. */
    void clip(String name, int channel, double most) {
        double value = panel.get(name, channel);
        if (value > most && value < Level.INFINITE) {
            panel.put(name, channel, most);
            status.error(-222, "Data out of range; value clipped to upper limit");
        }
    }

    double period(int channel) {
        return 1 / panel.get("hertz", channel);
    }

    /** A pulse that no longer fits is made narrower, with an error that says so. */
    void period(double period, int channel) {
        panel.put("hertz", channel, 1 / period);
        panel.put("period", channel, period);
        if (panel.word("hold", channel).equals("DCYC")) {
            panel.put("width", channel, panel.get("pulse.duty", channel) / 100 * period);
        }
        double widest = period - 1.6 * panel.get("edge", channel);
        if (panel.get("width", channel) > widest) {
            panel.put("width", channel, Math.max(widest, 0.5 * period));
            if (panel.word("kind", channel).equals("PULS")) {
                status.error(-221, "Settings conflict; pulse width decreased due to period");
            }
        }
    }

    void width(int channel) throws ScpiException {
        if (panel.get("width", channel) >= period(channel)) {
            throw new ScpiException(-221, "Settings conflict; pulse width decreased due to period");
        }
        panel.put("pulse.duty", channel, 100 * panel.get("width", channel) / period(channel));
    }
}
