package io.mtjlab.simulators.twin.touch;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What TRACe:DATA? can tell of a reading. An instrument with a source tells of it (2450-901-01, TRACe:DATA?), a
 * multimeter of the channel and of a second value, which none of its functions has here (DMM6500-901-01, same command).
 */
enum Element {
    READING("READing"),
    SOURCE("SOURce"),
    RELATIVE("RELative"),
    STATUS("STATus"),
    STAMP("TSTamp"),
    UNIT("UNIT"),
    FORMATTED("FORMatted"),
    SECONDS("SEConds"),
    FRACTION("FRACtional"),
    DATE("DATE"),
    TIME("TIME"),
    SOURCE_STATUS("SOURSTATus"),
    SOURCE_FORMATTED("SOURFORMatted"),
    SOURCE_UNIT("SOURUNIT"),
    CHANNEL("CHANnel"),
    EXTRA("EXTRa"),
    EXTRA_FORMATTED("EXTRAFORMatted"),
    EXTRA_UNIT("EXTRAUNIT");

    private static final Set<Element> OF_SOURCES = EnumSet.of(SOURCE, SOURCE_STATUS, SOURCE_FORMATTED, SOURCE_UNIT);
    private static final Set<Element> OF_METERS = EnumSet.of(CHANNEL, EXTRA, EXTRA_FORMATTED, EXTRA_UNIT);

    private final String word;

    Element(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** Those of an instrument with a source, or of one without. */
    static List<Element> of(boolean sources) {
        EnumSet<Element> all = EnumSet.allOf(Element.class);
        all.removeAll(sources ? OF_METERS : OF_SOURCES);
        return List.copyOf(all);
    }
}
