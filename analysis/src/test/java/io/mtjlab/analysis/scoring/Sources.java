package io.mtjlab.analysis.scoring;

import java.util.List;

/** Every kind of set that is drawn and scored. One line a source. */
final class Sources {

    private Sources() {}

    static List<SetSource> all() {
        return List.of(
                new TelegraphSets(),
                new LevelSets(),
                new StfmrSets(),
                new SigmoidSets(),
                new ArrheniusSets(),
                new RhSets(),
                new RvSets(),
                new PulseSets(false),
                new PulseSets(true),
                new MhSets());
    }
}
