package org.vireo.ctl.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vireo.ctl.exit.Failure;

/** What people are told of requests that an engine refused. */
class AnswerTest {
    private static Answer refused(int status, String type, String body) {
        return new Answer(status, type, "", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void says(Answer answer, String text) {
        assertThatThrownBy(() -> answer.expectGood("console web"))
                .isInstanceOf(Failure.class)
                .hasMessage(text);
    }

    @Test
    void readsFaultsOfTheApi() {
        says(
                refused(
                        409,
                        "application/json",
                        "{\"fault\":{\"reason\":\"Operation Failed\",\"detail\":\"[It runs.]\"}}"),
                "console web failed: It runs.");
    }

    @Test
    void readsProblemsOfWhatTheEngineAdds() {
        says(
                refused(
                        409,
                        "application/problem+json",
                        "{\"title\":\"Operation Failed\",\"status\":409,\"detail\":\"Somebody is at it.\"}"),
                "console web failed: Somebody is at it.");
        says(
                refused(403, "application/problem+json", "{\"title\":\"Forbidden\",\"status\":403,\"detail\":\"No.\"}"),
                "console web is not permitted: Forbidden: No.");
    }

    @Test
    void saysTheStatusOfWhatIsNoAnswerOfAnEngine() {
        says(refused(502, "text/html", "<h1>Bad</h1>"), "console web failed: the engine answered with status 502.");
    }
}
