package org.vireo.rest.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.model.ErrorKind;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

class FaultsTest {
    @ParameterizedTest
    @CsvSource({
        "INVALID,400",
        "REFUSED,403",
        "NOT_FOUND,404",
        "CONFLICT,409",
        "EXHAUSTED,409",
        "EXTERNAL,409",
        "INTERNAL,500"
    })
    void everyKindHasItsStatus(ErrorKind kind, int status) {
        var refused = Faults.of(new CommandRefused(kind, List.of("One.", "Two.")));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.detail()).isEqualTo("[One., Two.]");
        assertThat(Faults.of(new JobOutcome.Failed(kind, "Why.")).status()).isEqualTo(status);
    }

    @Test
    void ourOwnMistakesAreNotToldInDetail() {
        var defect = Faults.of(new VireoException(ModelError.DEFECT, "table vm has no column"));
        assertThat(defect.status()).isEqualTo(500);
        assertThat(defect.detail()).isEqualTo("[Internal Engine Error]");
        assertThat(Faults.of(new IllegalStateException("inside")).detail()).doesNotContain("inside");
    }

    @Test
    void whatIsKnownIsToldInBrackets() {
        var taken = Faults.of(new VireoException(ModelError.NAME_IN_USE, "The name is taken."));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.reason()).isEqualTo("Operation Failed");
        assertThat(taken.detail()).isEqualTo("[The name is taken.]");
    }
}
