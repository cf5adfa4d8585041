package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | false",
                "application/xml | false",
                "application/json | true",
                "text/html, application/json;q=0.8, */*;q=0.5 | true",
                "application/json;q=0.5, application/xml | false",
                "application/json;q=0, */* | false",
                "APPLICATION/JSON; charset=utf-8 | true",
                "text/plain | false"
            })
    void xmlUnlessJsonIsWantedMore(String accept, boolean json) {
        assertThat(Negotiation.wantsJson(Optional.empty(), accept)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({"application/json,true", "application/xml,false"})
    void parameterWins(String parameter, boolean json) {
        var header = json ? "application/xml" : "application/json";
        assertThat(Negotiation.wantsJson(Optional.of(parameter), header)).isEqualTo(json);
    }
}
