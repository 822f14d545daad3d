package io.mtjlab.simulators.twin.dmm6500;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.Handler;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.wiring.BenchWires;

/**
 * Settings that a command gives to channels by a list behind its other parameters: {@code SENSe:FUNCtion 'RES', (@1:3)}
 * (DMM6500-901-01, reference manual, section 12). A channel has its own from the first such command on, beginning with
 * those after *RST, and uses them when it is closed; one that has none is read with whatever the meter does at its
 * terminals, which is an assumption.
 */
final class ChannelSettings {

    /** Takes over what stands on the panel now. */
    @FunctionalInterface
    interface Applied {
        void now() throws ScpiException;
    }

    private final Post post;
    private final Panel panel;
    private final ScannerCard card;
    private final Applied applied;
    private final Map<Integer, Map<String, Double>> own = new TreeMap<>();
    private Map<String, Double> plain = Map.of();

    ChannelSettings(Post post, Panel panel, ScannerCard card, Applied applied) {
        this.post = post;
        this.panel = panel;
        this.card = card;
        this.applied = applied;
    }

    private static boolean belongs(String setting) {
        return !setting.matches("(light|external|scan)\\b.*");
    }

    /** As after *RST; the panel is so already. */
    void reset() {
        own.clear();
        plain = panel.snapshot(ChannelSettings::belongs);
    }

    /** The meter does from now on what a channel wants. */
    void apply(int channel) throws ScpiException {
        Map<String, Double> settings = own.get(channel);
        if (settings != null) {
            put(settings);
        }
    }

    private void put(Map<String, Double> settings) throws ScpiException {
        settings.forEach(panel::put);
        applied.now();
    }

    /** The same for the channels of a list, where one stands behind the parameters. */
    Handler setting(Handler inner) {
        return listed(inner, true);
    }

    /** Likewise; answers are told one after the other. */
    Handler query(Handler inner) {
        return listed(inner, false);
    }

    private Handler listed(Handler inner, boolean keeps) {
        return call -> {
            int last = call.parameterCount() - 1;
            if (last >= 0 && call.isChannelList(last)) {
                inTurn(call, last, inner, keeps);
            } else {
                inner.handle(call);
            }
        };
    }

    private void inTurn(Call call, int last, Handler inner, boolean keeps) throws ScpiException, InterruptedException {
        List<Integer> channels = card.listed(call, last);
        try (BenchWires.Moment moment = post.wires().moment()) {
            Map<String, Double> meter = panel.snapshot(ChannelSettings::belongs);
            try {
                for (int i = 0; i < channels.size(); i++) {
                    call.answer(keeps || i == 0 ? "" : ",");
                    put(own.getOrDefault(channels.get(i), plain));
                    inner.handle(call.withoutLast());
                    if (keeps) {
                        keep(channels.get(i));
                    }
                }
            } finally {
                put(meter);
            }
        }
    }

    private void keep(int channel) throws ScpiException {
        if (panel.get("digitizing") == 0 && panel.get("function") == MeterFunction.FOUR_WIRE_OHMS.ordinal()) {
            ScannerCard.requirePair(channel);
        }
        own.put(channel, panel.snapshot(ChannelSettings::belongs));
    }
}
