package io.mtjlab.simulators.twin.touch;

import java.util.ArrayList;
import java.util.List;

/**
 * What the screen may show (2450-901-01 and DMM6500-901-01, reference manuals, DISPlay:SCReen; of names with a part that
 * may be left out both are here).
 */
final class Screens {

    private static final List<String> ALL = List.of(
            "HOME",
            "HOME_LARGe",
            "HOME_LARGE_READING",
            "READing",
            "READING_TABLE",
            "GRAPh",
            "HISTogram",
            "SWIPE_FUNCtions",
            "SWIPE_GRAPh",
            "SWIPE_SECondary",
            "SWIPE_SETTings",
            "SWIPE_STATistics",
            "SWIPE_USER",
            "PROCessing");

    private static final List<String> OF_METERS = List.of(
            "SWIPE_CHANnel", "SWIPE_NONSwitch", "SWIPE_SCAN", "CHANNEL_CONTrol", "CHANNEL_SETTings", "CHANNEL_SCAN");

    private Screens() {}

    static List<String> of(boolean sources) {
        List<String> screens = new ArrayList<>(ALL);
        screens.addAll(sources ? List.of("SWIPE_SOURce") : OF_METERS);
        return List.copyOf(screens);
    }
}
