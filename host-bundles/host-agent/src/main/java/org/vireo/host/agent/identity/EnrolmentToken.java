package org.vireo.host.agent.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Objects;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/**
 * The token an administrator was given by the engine. Immutable.
 *
 * @param host who this host will be
 * @param ca SHA-256 fingerprint of the only authority to trust, hexadecimal
 * @param text the token itself
 */
record EnrolmentToken(HostId host, String ca, Secret text) {
    private static final ObjectMapper JSON = ModelJson.newMapper();

    EnrolmentToken {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(text, "text");
        if (ca == null || !ca.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a token names its authority by 64 hexadecimal digits");
        }
    }

    static EnrolmentToken parse(String text) {
        try {
            var content = JSON.readTree(Base64.getUrlDecoder().decode(text.trim()));
            return new EnrolmentToken(
                    HostId.of(content.path("host").asText()), content.path("ca").asText(), Secret.of(text.trim()));
        } catch (IOException | IllegalArgumentException e) {
            throw new VireoException(IdentityError.BAD_TOKEN, "the token file holds no token of an engine", e);
        }
    }
}
