package org.vireo.host.agent.identity;

import java.util.Base64;
import java.util.Map;
import org.vireo.model.VireoException;

/** Joins an engine: shows the token, and only to the engine whose authority the token names. Blocking. */
public final class EnrolmentClient {
    private final String engineUrl;
    private final IdentityStore store;

    /** Joins the engine at {@code engineUrl}. */
    public EnrolmentClient(String engineUrl, IdentityStore store) {
        this.engineUrl = EngineDoor.checked(engineUrl);
        this.store = store;
    }

    /**
     * Joins with a token.
     *
     * @throws VireoException {@link IdentityError#ENROLMENT_REFUSED} or {@link IdentityError#BAD_TOKEN} when the token is good for nothing,
     *     {@link IdentityError#ENGINE_UNREACHABLE} when it is worth trying again
     */
    public Identity enrol(String tokenText) {
        var token = EnrolmentToken.parse(tokenText);
        var request = KeyRequest.of(token.host());
        var answer = new EngineDoor(engineUrl, token.ca())
                .knock(Map.of(
                        "token",
                        token.text().reveal(),
                        "csr",
                        Base64.getEncoder().encodeToString(request.der())))
                .orElseThrow(() -> new VireoException(
                        IdentityError.ENGINE_UNREACHABLE, "the engine took the token and says to wait"));
        var admission = Admission.read(answer, token.ca(), request);
        if (!admission.host().equals(token.host())) {
            throw new VireoException(
                    IdentityError.IDENTITY_UNUSABLE, "the engine let in host " + admission.host() + ", not this one");
        }
        return store.save(admission, request.keys().getPrivate());
    }
}
