package org.vireo.rest.own;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.pki.CertificateAuthority;

/** Certificates for clients that do not trust the engine yet; needs no login. Thread-safe. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=vireo-pki-resource",
            "osgi.http.whiteboard.servlet.pattern=/ovirt-engine/services/pki-resource",
            "osgi.http.whiteboard.servlet.pattern=/ca.crt"
        })
public final class PkiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PkiServlet.class);

    private final transient CertificateAuthority authority;

    @Activate
    public PkiServlet(@Reference CertificateAuthority authority) {
        this.authority = authority;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/ca.crt")) {
            send(response, "application/x-x509-ca-cert", pem(authority.certificate()));
            return;
        }
        var format = orElse(request.getParameter("format"), "X509-PEM");
        try {
            var certificate = certificate(request.getParameter("resource"));
            var type = certificate.flatMap(found -> type(format));
            if (type.isEmpty()) {
                send(response, 400, "text/plain", "Unknown resource or format.\n");
                return;
            }
            var found = certificate.get();
            send(
                    response,
                    type.get(),
                    format.equals("OPENSSH-PUBKEY") ? SshKey.line(found.getPublicKey()) : pem(found));
        } catch (GeneralSecurityException e) {
            LOG.error("A certificate cannot be given out", e);
            send(response, 500, "text/plain", "The certificate cannot be read.\n");
        }
    }

    private Optional<X509Certificate> certificate(String resource) throws IOException, GeneralSecurityException {
        return switch (orElse(resource, "")) {
            case "ca-certificate", "qemu-ca-certificate" -> Optional.of(authority.certificate());
            case "engine-certificate" -> EngineCertificate.of(authority.httpsStore());
            default -> Optional.empty();
        };
    }

    private static Optional<String> type(String format) {
        return switch (format) {
            case "X509-PEM-CA" -> Optional.of("application/x-x509-ca-cert");
            case "X509-PEM" -> Optional.of("application/x-x509-cert");
            case "OPENSSH-PUBKEY" -> Optional.of("text/plain");
            default -> Optional.empty();
        };
    }

    private static String pem(X509Certificate certificate) {
        try {
            var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            return "-----BEGIN CERTIFICATE-----\n"
                    + lines.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate of our own cannot be encoded", e);
        }
    }

    private static String orElse(String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private static void send(HttpServletResponse response, String type, String text) throws IOException {
        send(response, 200, type, text);
    }

    private static void send(HttpServletResponse response, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        response.setStatus(status);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
