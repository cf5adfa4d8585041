package org.vireo.hostlink.enrol;

import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.broker.LinkBroker;
import org.vireo.engine.api.host.EnrolmentDesk;
import org.vireo.engine.api.host.Enrolments;
import org.vireo.engine.api.host.WaitingAgent;
import org.vireo.hostlink.settings.LinkSettings;
import org.vireo.model.ErrorCode;
import org.vireo.model.ErrorKind;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.pki.CertificateAuthority;

/** Offers tokens and turns each into a certificate, once. Thread-safe. */
@Component(
        service = {EnrolmentDesk.class, EnrolmentOffice.class},
        configurationPid = "vireo.hostlink")
public final class EnrolmentOffice implements EnrolmentDesk {
    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentOffice.class);

    private final CertificateAuthority authority;
    private final Enrolments enrolments;
    private final LinkBroker broker;
    private final EnrolmentPolicy policy;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Why a host may not join. */
    enum EnrolmentError implements ErrorCode {
        /** The token is not one of ours, was used, or its time is over; which of them is not told. */
        TOKEN_REFUSED;

        @Override
        public ErrorKind kind() {
            return ErrorKind.REFUSED;
        }
    }

    /** How it is configured. */
    @Activate
    public EnrolmentOffice(
            @Reference CertificateAuthority authority,
            @Reference Enrolments enrolments,
            @Reference LinkBroker broker,
            LinkSettings settings) {
        this(
                authority,
                enrolments,
                broker,
                new EnrolmentPolicy(
                        Duration.ofMinutes(settings.token__minutes()),
                        settings.public__broker__url(),
                        settings.broker__url()),
                Clock.systemUTC());
    }

    /** With a clock. */
    public EnrolmentOffice(
            CertificateAuthority authority,
            Enrolments enrolments,
            LinkBroker broker,
            EnrolmentPolicy policy,
            Clock clock) {
        this.authority = authority;
        this.enrolments = enrolments;
        this.broker = broker;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Offer offer(HostId host) {
        var token = EnrolmentToken.random(host, authority.fingerprint(), random);
        var expires = clock.instant().plus(policy.tokenLife());
        enrolments.offer(host, token.hash(), expires);
        LOG.info("A token for host {} is good until {}", host, expires);
        return new Offer(token.text(), expires);
    }

    @Override
    public void dismiss(HostId host) {
        broker.dismiss(host);
        LOG.info("Host {} is dismissed from the link", host);
    }

    /**
     * Joins a host. The request is checked before the token is used up, so that a mistake does not cost the token.
     *
     * @param text of the token
     * @param request PKCS#10, DER
     * @param engineName under which the host reached the engine
     */
    Enrolled enrol(String text, byte[] request, String engineName) {
        var token = EnrolmentToken.parse(text).orElseThrow(EnrolmentOffice::refused);
        authority.check(request);
        HostId host =
                enrolments.redeem(token.hash()).filter(token.host()::equals).orElseThrow(EnrolmentOffice::refused);
        return admit(host, request, engineName);
    }

    /**
     * Hears of an agent without a token. It gets a certificate once an administrator has adopted it, until then nothing.
     *
     * @param announcement what it says of itself
     * @param request PKCS#10, DER; its signature proves that the agent holds the key
     * @param engineName under which the agent reached the engine
     */
    Optional<Enrolled> announce(Announcement announcement, byte[] request, String engineName) {
        var agent = new WaitingAgent(
                authority.keyFingerprint(request),
                announcement.address(),
                announcement.hostName(),
                announcement.peer(),
                clock.instant());
        return enrolments.announced(agent).map(host -> admit(host, request, engineName));
    }

    private Enrolled admit(HostId host, byte[] request, String engineName) {
        var certificate = authority.issueHostCertificate(host, request);
        enrolments.enrolled(host, certificate.getSerialNumber().toString(16));
        broker.dismiss(host); // whoever still holds the certificate before this one
        LOG.info("Host {} is enrolled, its certificate is valid until {}", host, certificate.getNotAfter());
        return new Enrolled(
                host, pem(certificate), pem(authority.certificate()), policy.brokerUrl(broker.address(), engineName));
    }

    private static VireoException refused() {
        return new VireoException(
                EnrolmentError.TOKEN_REFUSED, "enrolment refused: the token is unknown, used or expired");
    }

    private static String pem(X509Certificate certificate) {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate cannot be written", e);
        }
    }

    /**
     * What a host is told when it joined.
     *
     * @param hostId who it is
     * @param certificate its own, PEM
     * @param caCertificate of the engine's authority, PEM
     * @param brokerUrl where it connects to
     */
    record Enrolled(HostId hostId, String certificate, String caCertificate, String brokerUrl) {}

    /**
     * What an agent says of itself.
     *
     * @param address under which it wants to be adopted, empty for any
     * @param hostName as it names itself
     * @param peer where it spoke from
     */
    record Announcement(String address, String hostName, String peer) {}
}
