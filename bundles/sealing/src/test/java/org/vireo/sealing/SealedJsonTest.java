package org.vireo.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.GuestLogin;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;
import org.vireo.sealing.local.AesSealer;

class SealedJsonTest {
    private static final GuestLogin LOGIN = new GuestLogin("alice", Optional.of(Secret.of("open sesame")), "", false);

    @TempDir
    Path directory;

    @Test
    void sealsSecretsWithinRecords() throws JsonProcessingException {
        var json = SealedJson.newMapper(new AesSealer(directory));

        var text = json.writeValueAsString(LOGIN);

        assertThat(text).doesNotContain("sesame").contains("alice", Sealer.MARK);
        assertThat(json.readValue(text, GuestLogin.class)).isEqualTo(LOGIN);
    }

    @Test
    void readsObjectsWhoseSecretsItCannotOpen() throws JsonProcessingException {
        var text =
                SealedJson.newMapper(new AesSealer(directory.resolve("lost"))).writeValueAsString(LOGIN);
        var json = SealedJson.newMapper(new AesSealer(directory));

        var read = json.readValue(text, GuestLogin.class);

        assertThat(read.userName()).isEqualTo("alice");
        assertThat(json.writeValueAsString(read)).isEqualTo(text);
        assertThatThrownBy(() -> read.password().orElseThrow().reveal()).isInstanceOf(VireoException.class);
    }

    @Test
    void readsWhatWasKeptInClear() throws JsonProcessingException {
        var json = SealedJson.newMapper(new AesSealer(directory));

        assertThat(json.readValue(ModelJson.newMapper().writeValueAsString(LOGIN), GuestLogin.class))
                .isEqualTo(LOGIN);
    }
}
