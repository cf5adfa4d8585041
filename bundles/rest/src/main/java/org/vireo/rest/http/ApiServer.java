package org.vireo.rest.http;

import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import javax.servlet.Servlet;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.vireo.engine.api.auth.Logins;
import org.vireo.rest.define.Beans;
import org.vireo.rest.define.Engine;
import org.vireo.rest.define.Patience;
import org.vireo.rest.define.Presenting;
import org.vireo.rest.define.Tree;
import org.vireo.rest.define.Writing;
import org.vireo.rest.login.Authentication;
import org.vireo.rest.login.Sessions;
import org.vireo.rest.objects.Definitions;
import org.vireo.rest.surface.Refusals;

/** Publishes the API at {@code /ovirt-engine/api}, once, for as long as the bundle runs: plugins are looked up behind it. */
@Component(service = ApiServer.class, immediate = true, configurationPid = "vireo.rest")
@Designate(ocd = RestConfig.class)
public final class ApiServer {
    private final Bus bus;
    private final Server server;
    private final ServiceRegistration<Servlet> servlet;

    @Activate
    public ApiServer(BundleContext bundle, RestConfig config, @Reference Engine engine, @Reference Logins logins) {
        var authentication = new Authentication(logins, new Sessions(engine.clock()));
        var published = publish(served(engine, patience(config)), authentication, config.body__limit__bytes());
        bus = published.bus();
        server = published.server();
        servlet = bundle.registerService(Servlet.class, published.servlet(), properties());
    }

    private static Patience patience(RestConfig config) {
        return new Patience(
                Duration.ofSeconds(config.change__wait__seconds()), Duration.ofSeconds(config.asked__wait__seconds()));
    }

    private static Hashtable<String, Object> properties() {
        var properties = new Hashtable<String, Object>();
        properties.put("osgi.http.whiteboard.servlet.name", "vireo-api");
        properties.put("osgi.http.whiteboard.servlet.pattern", new String[] {RequestFilter.BASE + "/*"});
        properties.put("osgi.http.whiteboard.servlet.asyncSupported", true);
        return properties;
    }

    @Deactivate
    public void stop() {
        servlet.unregister();
        server.destroy();
        bus.shutdown(true);
    }

    /** What is published, and what it is published with. */
    record Published(Bus bus, Server server, Servlet servlet) {}

    static Served served(Engine engine, Patience patience) {
        var beans = new Beans(engine.wire());
        var tree = new Tree(Definitions.roots(beans));
        var presenting = new Presenting(tree, beans);
        return new Served(
                engine,
                tree,
                presenting,
                new Writing(presenting, beans, patience),
                new EntryPoint(tree),
                new Unserved(new Refusals()));
    }

    /** A bus and a registry of its own, so that nothing appears under the address CXF itself uses. */
    static Published publish(Served served, Authentication authentication, int largestBody) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(ApiServer.class.getClassLoader());
        try {
            var bus = BusFactory.newInstance().createBus();
            DestinationRegistry registry = new DestinationRegistryImpl();
            var transport = new HTTPTransportFactory(registry);
            bus.setExtension(transport, HTTPTransportFactory.class);
            bus.setExtension(registry, DestinationRegistry.class);
            var factory = new JAXRSServerFactoryBean();
            factory.setBus(bus);
            factory.setDestinationFactory(transport);
            factory.setAddress("/");
            factory.setServiceBean(new ApiRoot(served));
            factory.setProviders(List.of(
                    new RequestFilter(served.engine(), authentication, largestBody),
                    new ResponseFilter(),
                    new FaultMapper(served.engine())));
            var server = factory.create();
            return new Published(bus, server, new ApiServlet(registry, bus, largestBody));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
