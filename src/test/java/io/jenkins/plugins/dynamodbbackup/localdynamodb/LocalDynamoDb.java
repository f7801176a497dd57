package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A DynamoDB for one test or one try-out.
 *
 * <pre>{@code
 * try (LocalDynamoDb db = LocalDynamoDb.builder().inMemory().clock(new VirtualClock(start)).build()) {
 *     db.seed().table("orders", 10);
 *     db.rules().on("CreateBackup").nth(1).then(Effect.dropAfter());
 *     DynamoDbClient client = DynamoDbClient.builder().httpClient(db.inProcessHttpClient())...build();
 * }
 * }</pre>
 */
public final class LocalDynamoDb implements AutoCloseable {
    public static final String ACCOUNT = "111122223333";
    public static final String REGION = "eu-west-1";

    /** What every session of a role gets beside its {@link #sessionKey access key}. */
    public static final String SESSION_SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYSESSIONSECRET";

    public static final String SESSION_TOKEN = "IQoJb3JpZ2luX2VjSESSIONTOKEN";

    private final State state;
    private final Rules rules;
    private final CallLog calls = new CallLog();
    private final Service service;
    private final Site site;
    private final Builder settings;
    private Optional<HttpFront> front = Optional.empty();

    private LocalDynamoDb(Builder settings) {
        this.settings = settings;
        TableStore store = settings.memory ? new MemoryStore() : new DynamoDbLocalStore();
        this.state = new State(settings.clock, settings.behaviour, store, settings.seed);
        this.rules = new Rules(settings.seed);
        this.site = new Site(settings.account, settings.region);
        this.service =
                new Service(state, rules, settings.rates, calls, settings.account, Map.copyOf(settings.accounts));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** DynamoDB Local behind a socket, without rate limits, as quick as possible. */
    public static LocalDynamoDb start() {
        return builder().build();
    }

    /** The address for {@code endpointOverride} and {@code --endpoint-url}; the first call starts listening. */
    public synchronized URI endpoint() {
        if (front.isEmpty()) {
            front = Optional.of(new HttpFront(service, settings.port, settings.latency));
        }
        return front.get().address();
    }

    /** For {@code httpClient(...)} of an SDK client: no sockets, same answers. Works with STS clients too. */
    public SdkHttpClient inProcessHttpClient() {
        return new InProcessHttpClient(service, state::now, settings.sleep());
    }

    Service service() {
        return service;
    }

    public Rules rules() {
        return rules;
    }

    public CallLog calls() {
        return calls;
    }

    public Behaviour behaviour() {
        return settings.behaviour;
    }

    /** Prepares the default account and region. */
    public Seed seed() {
        return seed(site);
    }

    public Seed seed(Site where) {
        return new Seed(state, where);
    }

    /** All backups there are, whether a client ever learnt of them or not. */
    public List<StoredBackup> backups() {
        synchronized (state) {
            return state.backups.all();
        }
    }

    /** The names of all tables of the default account and region, whatever their state. */
    public List<String> tables() {
        synchronized (state) {
            state.settle(state.now());
            return List.copyOf(state.tables(site).keySet());
        }
    }

    /** The service's clock runs this much ahead. */
    public void clockSkew(Duration offset) {
        state.skew(offset);
    }

    /** The access key of the n-th session of a role that was given out, from 1 on. */
    public static String sessionKey(int number) {
        return String.format("ASIALOCALSESSION%04d", number);
    }

    /** From now on calls with this access key get ExpiredTokenException. */
    public void expireToken(String accessKey) {
        state.expiredTokens.add(accessKey);
    }

    public void renewToken(String accessKey) {
        state.expiredTokens.remove(accessKey);
    }

    @Override
    public void close() {
        synchronized (this) {
            front.ifPresent(HttpFront::close);
        }
        state.copies.shutdown();
        state.store.close();
    }

    /** Settings of a {@link LocalDynamoDb}. */
    public static final class Builder {
        private final Map<String, String> accounts = new HashMap<>();
        private final Behaviour behaviour = new Behaviour();
        private Clock clock = Clock.systemUTC();
        private boolean memory;
        private Rates rates = Rates.off();
        private Duration latency = Duration.ZERO;
        private String account = ACCOUNT;
        private String region = REGION;
        private int port;
        private long seed = 1;
        private Optional<Consumer<Duration>> delays = Optional.empty();

        private Builder() {}

        /** The service's own clock. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** Only descriptions and counts of tables, no items: quick, for thousands of tables. */
        public Builder inMemory() {
            memory = true;
            return this;
        }

        /** Real items in a store of DynamoDB Local, as without {@link #inMemory}. */
        public Builder withItems() {
            memory = false;
            return this;
        }

        public Builder rates(Rates value) {
            rates = value;
            return this;
        }

        /** How long every answer takes over HTTP. */
        public Builder latency(Duration value) {
            latency = value;
            return this;
        }

        /** The account of every access key that {@link #account(String, String)} does not name. */
        public Builder account(String value) {
            account = value;
            return this;
        }

        public Builder account(String accessKey, String value) {
            accounts.put(accessKey, value);
            return this;
        }

        /** The region that {@link #seed()} prepares. Calls choose theirs by their signature. */
        public Builder region(String value) {
            region = value;
            return this;
        }

        /** 0 for any free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** Seeds everything random: ARNs, table ids, rules with a probability. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Carries out the delays of rules in process; otherwise a virtual clock is moved, a real one waited for. */
        public Builder delays(Consumer<Duration> value) {
            delays = Optional.of(value);
            return this;
        }

        public LocalDynamoDb build() {
            return new LocalDynamoDb(this);
        }

        private Consumer<Duration> sleep() {
            return delays.orElse(clock instanceof VirtualClock virtual ? virtual::advance : HttpFront::sleep);
        }
    }
}
