package io.mtjlab.acquisition.store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mtjlab.base.error.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServerAddressTest {

    @Test
    void shows_the_place_and_neither_user_nor_password() {
        assertThat(ServerAddress.parse("postgresql://u:p%40@lab.example/runs"))
                .hasToString("postgresql://lab.example:5432/runs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://host",
                "postgresql:/lab",
                "postgresql://u:hush@host/",
                "postgresql://u:hu/sh@host/runs",
                "postgresql://u:hu sh@host/runs",
                "postgresql://u:hush%@host/runs",
                "postgresql://u:hu@sh@host/runs"
            })
    void an_address_that_is_none_is_refused_without_telling_its_password(String text) {
        assertThatThrownBy(() -> ServerAddress.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("postgresql://user@host:5432/database")
                .hasMessageNotContaining("hu")
                .hasMessageNotContaining("sh@");
    }
}
