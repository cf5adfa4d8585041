package ${package};

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.vireo.spi.notify.Delivery;
import org.vireo.spi.notify.Notification;
import org.vireo.spi.notify.NotificationChannel;
import org.vireo.spi.notify.Recipient;

/** Posts messages to rooms of a chat. Thread-safe. */
@Component(property = "vireo.type=${type}", configurationPid = "vireo.notify.${type}")
@Designate(ocd = ${Type}Channel.Settings.class)
public final class ${Type}Channel implements NotificationChannel {
    /** What can be set in {@code etc/vireo.notify.${type}.cfg}. */
    @ObjectClassDefinition(name = "${Type} notifications")
    public @interface Settings {
        @AttributeDefinition(description = "Where messages are posted to")
        String url() default "https://chat.example.com/hooks/vireo";
    }

    private static final Pattern ROOM = Pattern.compile("[a-z0-9-]{1,64}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();

    /** Ready at once. */
    @Activate
    public ${Type}Channel(Settings settings) {
        this(URI.create(settings.url()));
    }

    ${Type}Channel(URI url) {
        this.url = url;
    }

    @Override
    public String type() {
        return "${type}";
    }

    @Override
    public Optional<String> problemWith(String address) {
        return ROOM.matcher(address).matches()
                ? Optional.empty()
                : Optional.of("A room is called by small letters, digits and '-'.");
    }

    @Override
    public Delivery deliver(Notification notification, Recipient recipient, Instant deadline) {
        var problem = problemWith(recipient.address());
        if (problem.isPresent()) {
            return new Delivery.Undeliverable(problem.get());
        }
        var left = Duration.between(Instant.now(), deadline);
        if (left.isNegative() || left.isZero()) {
            return new Delivery.TryLater("There was no time left.");
        }
        try {
            return outcome(client.send(request(notification, recipient, left), HttpResponse.BodyHandlers.discarding()));
        } catch (IOException e) {
            return new Delivery.TryLater("The chat at " + url.getHost() + " does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.TryLater("Delivery was interrupted.");
        }
    }

    private HttpRequest request(Notification notification, Recipient recipient, Duration left) throws IOException {
        var message = Map.of(
                "room", recipient.address(),
                "id", notification.id().toString(),
                "severity", notification.severity().name(),
                "text", notification.engine() + ": " + notification.message());
        return HttpRequest.newBuilder(url)
                .timeout(left)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(message)))
                .build();
    }

    private static Delivery outcome(HttpResponse<Void> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Delivery.Sent();
        }
        var reason = "The chat answers " + status + ".";
        return status == 429 || status >= 500 ? new Delivery.TryLater(reason) : new Delivery.Undeliverable(reason);
    }
}
