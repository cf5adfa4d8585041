package ${package};

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vireo.model.ModelError;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.spi.fence.FenceAgent;
import org.vireo.spi.fence.FenceTarget;
import org.vireo.spi.fence.PowerState;
import org.vireo.spi.host.Call;

/** Switches that are asked at {@code /power} over HTTPS, and told {@code on} or {@code off} there. Thread-safe. */
@Component(property = "vireo.type=${type}")
public final class ${Type}FenceAgent implements FenceAgent {
    private static final long PAUSE_MILLIS = 500;

    private final String scheme;
    private final DeviceTrust trust = new DeviceTrust();

    /** Ready at once. */
    @Activate
    public ${Type}FenceAgent() {
        this("https");
    }

    ${Type}FenceAgent(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public String type() {
        return "${type}";
    }

    @Override
    public PowerState status(FenceTarget target, Call call) {
        var answer = ask(target, request(target, call).GET());
        return switch (answer.strip()) {
            case "on" -> PowerState.ON;
            case "off" -> PowerState.OFF;
            default -> throw failed(target, "it does not say whether there is power", null);
        };
    }

    @Override
    public void powerOff(FenceTarget target, Call call) {
        turn(target, PowerState.OFF, call);
    }

    @Override
    public void powerOn(FenceTarget target, Call call) {
        turn(target, PowerState.ON, call);
    }

    /** What the device says counts, not what it was told. */
    private void turn(FenceTarget target, PowerState wanted, Call call) {
        var word = wanted.name().toLowerCase(Locale.ROOT);
        ask(target, request(target, call).PUT(HttpRequest.BodyPublishers.ofString(word)));
        while (status(target, call) != wanted) {
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed(target, "the wait was interrupted", e);
            }
        }
    }

    private HttpRequest.Builder request(FenceTarget target, Call call) {
        if (!target.type().equals(type())) {
            throw new VireoException(ModelError.BAD_VALUE, "this agent knows no devices of the type " + target.type());
        }
        var left = Duration.between(Instant.now(), call.deadline());
        if (left.isNegative() || left.isZero()) {
            throw failed(target, "there is no time left", null);
        }
        var login = target.userName() + ":" + target.password().map(Secret::reveal).orElse("");
        var basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri(target)).timeout(left).header("Authorization", "Basic " + basic);
    }

    private URI uri(FenceTarget target) {
        try {
            return new URI(scheme, null, target.address(), target.port().orElse(-1), "/power", null, null);
        } catch (URISyntaxException e) {
            throw new VireoException(ModelError.BAD_VALUE, "the address of the device is none", e);
        }
    }

    private String ask(FenceTarget target, HttpRequest.Builder request) {
        try {
            var answer =
                    trust.client(target).send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return answer.body();
            }
            throw failed(target, "it answers " + answer.statusCode(), null);
        } catch (IOException e) {
            throw failed(target, "it does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(target, "the wait was interrupted", e);
        }
    }

    private static VireoException failed(FenceTarget target, String why, Exception cause) {
        return new VireoException(
                DeviceError.DEVICE_FAILED, "cannot use the power device at " + target.address() + ": " + why, cause);
    }
}
