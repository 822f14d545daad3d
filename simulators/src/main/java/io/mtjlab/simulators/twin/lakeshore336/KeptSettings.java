package io.mtjlab.simulators.twin.lakeshore336;

import java.util.Locale;

import io.mtjlab.simulators.mnemonic.Arguments;
import io.mtjlab.simulators.mnemonic.MnemonicTable;
import io.mtjlab.simulators.mnemonic.Refusal;
import io.mtjlab.simulators.mnemonic.Shelf;
import io.mtjlab.simulators.mnemonic.Shelf.Part;

/** Settings of a 336 that are kept and told alone: panel and interfaces (Lake Shore's Python driver, model_336). */
final class KeptSettings {

    private static final String ADDRESS = "192.168.0.12,255.255.255.0,192.168.0.1,0.0.0.0,0.0.0.0";
    private static final String FACTORY_NETWORK = "1,1," + ADDRESS + ",LSCI-336,,";
    private static final int NETWORK_PARTS = 10;
    private static final int FACTORY_CODE = 123;

    private final Shelf shelf;
    private String network = FACTORY_NETWORK;
    private String login = ",";
    private int locked;
    private int code = FACTORY_CODE;

    KeptSettings(MnemonicTable table) {
        shelf = new Shelf(table, Print::kelvin)
                .keep("BRIGT", Part.whole(1, 32, 16))
                .keep("DISPLAY", Part.whole(0, 10, 4), Part.whole(0, 2, 1), Part.whole(1, 4, 1))
                .keepEach("DISPFLD", "[1-8]", Part.whole(0, 8, 1), Part.whole(1, 7, 1))
                .keep("IEEE", Part.whole(1, 31, 12))
                .keep("INTSEL", Part.whole(0, 2, 0))
                .keep("LEDS", Part.whole(0, 1, 1));
        table.query("NET", () -> network)
                .command("NET", arguments -> network = names(arguments, NETWORK_PARTS))
                .query("NETID", () -> "0," + ADDRESS + ",00-90-D7-33-60-00,LSCI-336,")
                .query("LOCK", () -> String.format(Locale.ROOT, "%d,%03d", locked, code))
                .command("LOCK", arguments -> {
                    arguments.expect(1, 2);
                    int on = arguments.integer(0, 0, 1);
                    code = arguments.blank(1) ? code : arguments.integer(1, 0, 999);
                    locked = on;
                })
                .query("WEBLOG", () -> login)
                .command("WEBLOG", arguments -> login = names(arguments, 2));
    }

    private static String names(Arguments arguments, int count) throws Refusal {
        arguments.expect(count, count);
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = arguments.name(i);
        }
        return String.join(",", names);
    }

    void reset() {
        shelf.reset();
        network = FACTORY_NETWORK;
        login = ",";
        locked = 0;
        code = FACTORY_CODE;
    }
}
