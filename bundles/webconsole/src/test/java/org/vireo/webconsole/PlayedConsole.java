package org.vireo.webconsole;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import javax.security.auth.Subject;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** A web server with sessions that plays the console's part: it lets users in whom a header names. Confined to one thread. */
final class PlayedConsole {
    /** Whom the console has let in. */
    static final String USER = "X-Let-In";

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final Server server = new Server(0);

    PlayedConsole(HttpServlet tab) throws Exception {
        var context = new ServletContextHandler(ServletContextHandler.SESSIONS);
        context.addServlet(new ServletHolder(new Frame(tab)), "/*");
        server.setHandler(context);
        server.start();
    }

    /** A browser with cookies of its own. */
    Browser browser(String user) {
        var port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        return new Browser(client, URI.create("http://localhost:" + port + "/tab"), user);
    }

    void close() throws Exception {
        server.stop();
    }

    /** What the console does before it passes a request on. */
    private static final class Frame extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient HttpServlet tab;

        Frame(HttpServlet tab) {
            this.tab = tab;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var user = request.getHeader(USER);
            if (user != null) {
                var subject = new Subject();
                subject.getPrincipals().add(new UserPrincipal(user));
                request.setAttribute(Visitors.SUBJECT, subject);
            }
            request.setAttribute("felix.webconsole.appRoot", "");
            response.setContentType("text/html;charset=UTF-8");
            try {
                tab.service(request, response);
            } catch (ServletException e) {
                throw new IOException(e);
            }
        }
    }

    /**
     * A user's browser.
     *
     * @param client with its cookies
     * @param tab address
     * @param user whom the console let in; empty for nobody
     */
    record Browser(HttpClient client, URI tab, String user) {
        HttpResponse<String> get() throws Exception {
            return send(HttpRequest.newBuilder(tab));
        }

        /** The token of the form on a page. */
        String token() throws Exception {
            var found = TOKEN.matcher(get().body());
            return found.find() ? found.group(1) : "";
        }

        HttpResponse<String> post(String token, String... headers) throws Exception {
            var request = HttpRequest.newBuilder(tab)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
            return send(headers.length == 0 ? request : request.headers(headers));
        }

        HttpResponse<String> post(String token, Map<String, String> fields) throws Exception {
            var form = new StringBuilder("token=" + encoded(token));
            fields.forEach(
                    (name, value) -> form.append('&').append(name).append('=').append(encoded(value)));
            return send(HttpRequest.newBuilder(tab)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form.toString())));
        }

        HttpResponse<String> upload(String token, String name, String content, boolean unsigned) throws Exception {
            var parts = part("name=\"token\"", token)
                    + (unsigned ? part("name=\"unsigned\"", "true") : "")
                    + part("name=\"file\"; filename=\"" + name + "\"", content);
            return send(HttpRequest.newBuilder(tab)
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofString(parts + "--b--\r\n")));
        }

        private static String part(String disposition, String content) {
            return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return client.send(
                    (user.isEmpty() ? request : request.header(USER, user)).build(), BodyHandlers.ofString());
        }
    }
}
