package io.mtjlab.networks.matrix;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BlocksTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100, 167, 512, 1000, 2049})
    void cover_every_row_once(int rows) {
        for (Blocks blocks : new Blocks[] {Blocks.ofBatch(rows), Blocks.ofWeights(rows)}) {
            int next = 0;
            for (int b = 0; b < blocks.count(); b++) {
                assertThat(blocks.from(b)).isEqualTo(next);
                assertThat(blocks.size(b)).isPositive();
                next += blocks.size(b);
            }
            assertThat(next).isEqualTo(rows);
        }
    }
}
