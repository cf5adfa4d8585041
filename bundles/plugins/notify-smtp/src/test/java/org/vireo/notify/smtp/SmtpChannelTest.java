package org.vireo.notify.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.internet.MimeMultipart;
import javax.mail.internet.MimeUtility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.Secret;
import org.vireo.notify.smtp.SmtpSettings.Security;
import org.vireo.spi.brand.Brand;
import org.vireo.spi.notify.Delivery;
import org.vireo.spi.notify.NotificationChannel;
import org.vireo.spi.notify.Recipient;
import org.vireo.testkit.NotificationChannelContract;

/** Against real mail servers in this process, and one that never says a word. */
class SmtpChannelTest extends NotificationChannelContract {
    private static final String HERE = "127.0.0.1";
    private static final Recipient ADA = new Recipient("ada@example.com", "Ada");

    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    static Path keys;

    private final GreenMail plain = new GreenMail(patient(ServerSetup.PROTOCOL_SMTP));
    private final GreenMail secured = new GreenMail(patient(ServerSetup.PROTOCOL_SMTPS));
    private ServerSocket silent;

    private static ServerSetup patient(String protocol) {
        var setup = new ServerSetup(0, HERE, protocol);
        setup.setServerStartupTimeout(30_000);
        return setup;
    }

    /** The server's certificate is for localhost, and nobody vouches for it but itself. */
    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException {
        var store = keys.resolve("keys.p12").toString();
        keytool(
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store,
                "-storepass",
                STORE_PASSWORD);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "mail",
                "-keystore",
                store,
                "-storepass",
                STORE_PASSWORD,
                "-file",
                keys.resolve("mail.pem").toString());
        System.setProperty("greenmail.tls.keystore.file", store);
        System.setProperty("greenmail.tls.keystore.password", STORE_PASSWORD);
    }

    @AfterAll
    static void forgetCertificate() {
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @BeforeEach
    void start() throws IOException {
        plain.start();
        silent = new ServerSocket(0, 50, InetAddress.getByName(HERE));
    }

    @AfterEach
    void stop() throws IOException {
        plain.stop();
        secured.stop();
        silent.close();
    }

    private static NotificationChannel at(int port, Security security, String user, String password) {
        return new SmtpChannel(
                new SmtpSettings(HERE, port, security, Trust.of(""), user, Secret.of(password), "vireo@example.com"),
                SmtpChannelTest::brand);
    }

    private static Brand brand() {
        return new Brand(
                "Cloud, \"blue\"", "", "", Optional.empty(), Optional.empty(), Optional.empty(), "", List.of());
    }

    private NotificationChannel trusting(String host) {
        var trust = Trust.of(keys.resolve("mail.pem").toString());
        return new SmtpChannel(
                new SmtpSettings(
                        host,
                        secured.getSmtps().getPort(),
                        Security.TLS,
                        trust,
                        "",
                        Secret.of(""),
                        "vireo@example.com"),
                SmtpChannelTest::brand);
    }

    @Override
    protected NotificationChannel channel() {
        return at(plain.getSmtp().getPort(), Security.NONE, "", "");
    }

    @Override
    protected NotificationChannel unanswered() {
        return at(silent.getLocalPort(), Security.NONE, "", "");
    }

    @Override
    protected String address() {
        return ADA.address();
    }

    @Override
    protected List<String> wrongAddresses() {
        return List.of(
                "", "nobody", "a@b\r\nBcc: x@example.com", "a@b.example, c@d.example", "<a@b.example>", "@b", "a b@c");
    }

    @Override
    protected List<String> arrived() {
        return Arrays.stream(plain.getReceivedMessages())
                .map(SmtpChannelTest::words)
                .toList();
    }

    private static String words(Message message) {
        try {
            return message.getSubject() + "\n" + message.getContent();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void mailGoesToOneAndBearsTheSameIdAgain() throws MessagingException {
        var notification = saying("two\r\nBcc: someone@else.example");
        channel().deliver(notification, ADA, soon());
        channel().deliver(notification, ADA, soon());

        var received = plain.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getAllRecipients()).hasSize(1);
        assertThat(received[0].getHeader("Message-ID")).isEqualTo(received[1].getHeader("Message-ID"));
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received[0].getFrom()[0]).hasToString("\"Cloud, \\\"blue\\\"\" <vireo@example.com>");
    }

    @Test
    void messageBringsItsFiles() throws MessagingException, IOException {
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        var file = new org.vireo.spi.notify.Message.File("Häfen\r\n.pdf", "application/pdf", () -> bytes);
        var message = new org.vireo.spi.notify.Message(
                UUID.randomUUID(), "Häfen\r\nBcc: x@example.com", "Ёлка", "engine.example", List.of(file));

        assertThat(channel().send(message, ADA, soon())).isEqualTo(new Delivery.Sent());

        var received = plain.getReceivedMessages()[0];
        assertThat(received.getAllRecipients()).hasSize(1);
        assertThat(received.getSubject()).isEqualTo("Häfen Bcc: x@example.com");
        var parts = (MimeMultipart) received.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString())
                .isEqualToNormalizingNewlines("Ёлка\n-- \nCloud, \"blue\"\n");
        assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName())).isEqualTo("Häfen .pdf");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void serverWithoutEncryptionGetsNoMailThatWantsIt() {
        var outcome = at(plain.getSmtp().getPort(), Security.STARTTLS, "", "").deliver(saying("x"), ADA, soon());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Delivery.TryLater.class,
                        later -> assertThat(later.reason()).contains("STARTTLS"));
        assertThat(arrived()).isEmpty();
    }

    @Test
    void serverNobodyVouchesForGetsNoMail() {
        secured.start();
        var outcome = at(secured.getSmtps().getPort(), Security.TLS, "", "").deliver(saying("x"), ADA, soon());
        assertThat(outcome).isInstanceOf(Delivery.TryLater.class);
        assertThat(secured.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverAnAdministratorVouchesForGetsMailUnderItsOwnNameOnly() {
        secured.start();
        assertThat(trusting("localhost").deliver(saying("x"), ADA, soon())).isEqualTo(new Delivery.Sent());
        assertThat(trusting(HERE).deliver(saying("x"), ADA, soon())).isInstanceOf(Delivery.TryLater.class);
        assertThat(secured.getReceivedMessages()).hasSize(1);
    }

    @Test
    void wrongPasswordIsTriedLaterAndNotTold() {
        plain.setUser("vireo@example.com", "vireo", "right");
        var outcome =
                at(plain.getSmtp().getPort(), Security.NONE, "vireo", "s3same").deliver(saying("x"), ADA, soon());
        assertThat(outcome).isInstanceOf(Delivery.TryLater.class);
        assertThat(outcome.toString()).doesNotContain("s3same");
    }

    @Test
    void rightPasswordIsTaken() {
        plain.setUser("vireo@example.com", "vireo", "right");
        var outcome =
                at(plain.getSmtp().getPort(), Security.NONE, "vireo", "right").deliver(saying("x"), ADA, soon());
        assertThat(outcome).isEqualTo(new Delivery.Sent());
    }

    @Test
    void senderThatIsNoneIsRefusedAtOnce() {
        assertThatThrownBy(() -> new SmtpChannel(
                        new SmtpSettings(HERE, 25, Security.NONE, Trust.of(""), "", Secret.of(""), "nobody"),
                        SmtpChannelTest::brand))
                .hasMessageContaining("from in vireo.notify.smtp.cfg");
    }

    @Test
    void certificatesThatCannotBeReadAreNamed() {
        assertThatThrownBy(() -> Trust.of("/nowhere.pem")).hasMessageContaining("/nowhere.pem");
    }
}
