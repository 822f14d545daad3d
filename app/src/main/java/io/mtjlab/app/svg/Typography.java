package io.mtjlab.app.svg;

import java.util.regex.Pattern;

/** How names and units that files spell in ASCII are set for the eye: {@code R_AP (ohm)} with an index and an omega. */
public final class Typography {

    private static final Pattern OHM = Pattern.compile("(?<![A-Za-z])(k|M)?ohm(?![A-Za-z])");
    private static final Pattern MICRO = Pattern.compile("(?<![A-Za-z])u(?=[VAWsm](?![A-Za-z]))");
    private static final Pattern PER = Pattern.compile("(?<![0-9A-Za-z])1/(Oe|mT|T)(?![A-Za-z])");
    private static final Pattern INDEX = Pattern.compile("(?<![A-Za-z])([A-Za-z]{1,5})_([A-Za-z0-9]+)(?![A-Za-z0-9_])");

    private Typography() {}

    /** Text that stands between tags. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** For HTML: escaped, units set, indices below the line. */
    public static String html(String text) {
        return INDEX.matcher(units(escape(text))).replaceAll("<i>$1</i><sub>$2</sub>");
    }

    /** For the inside of an SVG text element. */
    static String svg(String text) {
        return INDEX.matcher(units(escape(text)))
                .replaceAll("$1<tspan dy=\"3\" font-size=\"78%\">$2</tspan><tspan dy=\"-3\">\u200b</tspan>");
    }

    static String units(String text) {
        String set = OHM.matcher(text).replaceAll("$1\u03a9");
        set = MICRO.matcher(set).replaceAll("\u00b5");
        return PER.matcher(set).replaceAll("$1\u207b\u00b9");
    }
}
