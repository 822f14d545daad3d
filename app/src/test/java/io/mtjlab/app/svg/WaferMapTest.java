package io.mtjlab.app.svg;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;

import io.mtjlab.app.svg.WaferMap.Cell;

import static org.assertj.core.api.Assertions.assertThat;

class WaferMapTest {

    private static final String LOW_END = Palette.ramp(0);
    private static final String HIGH_END = Palette.ramp(1);

    private static String map(List<Cell> cells) {
        return WaferMap.standalone("r0001: TMR over the wafer", "TMR", cells);
    }

    /** Ten dies in a row, two devices each: 0.0 to 1.9. */
    private static List<Cell> even() {
        List<Cell> cells = new ArrayList<>();
        for (int k = 0; k < 20; k++) {
            cells.add(new Cell(k / 2, 3, "die=" + k / 2 + ",3/d" + k % 2, 0.1 * k, "no value"));
        }
        return cells;
    }

    private static String fillOf(String svg, String device) {
        var found = Pattern.compile(
                        Pattern.quote("<title>" + device + ":") + "[^<]*</title><rect [^>]*fill=\"([^\"]*)\"")
                .matcher(svg);
        assertThat(found.find()).as(device).isTrue();
        return found.group(1);
    }

    @Test
    void the_lowest_and_the_highest_value_have_the_ends_of_the_ramp() {
        String svg = map(even());
        assertThat(fillOf(svg, "die=0,3/d0")).isEqualTo(LOW_END);
        assertThat(fillOf(svg, "die=9,3/d1")).isEqualTo(HIGH_END);
        assertThat(svg).contains("20 devices, median 1, half of them within 0.5 to 1.4<");
    }

    @Test
    void one_wild_value_does_not_take_the_colours_from_the_others() {
        List<Cell> cells = even();
        cells.add(new Cell(10, 3, "wild", 1e5, "no value"));
        String svg = map(cells);
        assertThat(fillOf(svg, "wild")).isEqualTo(HIGH_END).isEqualTo(fillOf(svg, "die=9,3/d1"));
        assertThat(fillOf(svg, "die=5,3/d0")).isNotEqualTo(LOW_END).isNotEqualTo(HIGH_END);
        assertThat(svg).contains("1 beyond the scale");
    }

    @Test
    void a_device_without_a_value_is_crossed_out_and_says_why() {
        List<Cell> cells = even();
        cells.add(new Cell(4, 4, "dead", Double.NaN, "no contact"));
        String svg = map(cells);
        assertThat(svg).contains("<title>dead: no contact</title>").contains("1 without a value");
        assertThat(map(List.of(new Cell(0, 0, "dead", Double.NaN, "failed")))).contains("no device has a value");
    }

    @Test
    void equal_values_have_one_colour_and_names_are_only_text() throws Exception {
        String svg = map(List.of(new Cell(-1, 0, "a<b & c", 7, ""), new Cell(1, 0, "d", 7, "")));
        assertThat(fillOf(svg, "d")).isEqualTo(Palette.ramp(0.5));
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTextContent()).contains("a<b & c: 7");
    }
}
