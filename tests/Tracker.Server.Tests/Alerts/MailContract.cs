using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;
using Tracker.Domain.Alerts;
using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Grains;
using Tracker.Protocol;
using Tracker.Server.Alerts;
using Tracker.Server.Mail;
using Tracker.Testing;

namespace Tracker.Server.Tests.Alerts;

/// <summary>Alerts by mail, against a mail server of its own process: what arrives, that it arrives once, and that it says nothing of what is closed.</summary>
public abstract partial class MailContract : AlertServers
{
    private const string Official = "official@example.org", Engineer = "engineer@example.org";
    private static readonly Delivery AtOnce = new("Asia/Kolkata", AlertWay.AtOnce, AlertWay.AtOnce, AlertWay.AtOnce, new(8, 0), DayOfWeek.Monday);

    private readonly Captured log = new();
    private MailServer post = null!;

    protected override (string Key, string Value)[] Settings =>
    [
        .. post.Settings, ("Tracker:PublicAddress", "http://tracker.example.org"),
        // Longer than the tests' clocks are behind: a cookie ends by the system's.
        ("Tracker:SignIn:SessionHours", "720"), ("Tracker:SignIn:LongestSessionHours", "720"),
    ];

    protected MailServer Post => post;

    public override async ValueTask InitializeAsync()
    {
        post = await MailServer.Start();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await post.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void Configure(IServiceCollection services) => services.AddLogging(l => l.AddProvider(log));

    [Fact]
    public async Task Alert_is_mailed_once_with_its_words_its_zone_and_a_way_to_turn_mail_off()
    {
        var server = await Followed();
        await Confirmed(server, "official", Official, AtOnce);
        Assert.Equal(1, Arrived);
        await Says(server, Item, new AlsoNamed("Another <b>name</b>"));
        await Round(server);
        await Round(server);
        var mail = Assert.Single(Alerts());
        Assert.Equal(("Tracker: 1 new alert", "official", Official), (mail.Subject, mail.To.Mailboxes.Single().Name, mail.To.Mailboxes.Single().Address));
        Assert.Equal(TimeSpan.FromHours(5.5), mail.Date.Offset);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
        Assert.Matches("^<http://tracker\\.example\\.org/mail/off/[A-Za-z0-9_-]+>$", mail.Headers[HeaderId.ListUnsubscribe]);
        Assert.Matches("^alerts\\.[0-9a-f]{32}@tracker\\.example\\.org$", mail.MessageId);
        Assert.StartsWith(
            """
            Framework
            http://tracker.example.org/records/work-item/framework
              recorded also named “Another <b>name</b>”

            Read them in Tracker: http://tracker.example.org/alerts

            You chose to be told of these at once. It can be changed on the same page.
            Turn mail off: http://tracker.example.org/mail/off/
            """, mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("recorded also named “Another &lt;b&gt;name&lt;/b&gt;”", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("engineer", mail.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, l => l.Contains("@example.org", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_mailed_for_what_was_read_what_was_mailed_and_what_changed_nothing()
    {
        var server = await Followed();
        await Confirmed(server, "official", Official, AtOnce);
        await Says(server, Item, new AlsoNamed("Read in the program"));
        await Reads(server, "official", (await Alerts(server, "official")).Lines[0]);
        await Round(server);
        Assert.Empty(Alerts());

        await Says(server, Item, new AlsoNamed("First"));
        await Round(server);
        await Says(server, Item, new AlsoNamed("Second"));
        await Follows(server, "official", Item, AlertLevel.Everything, AlertLevel.Everything);
        await Round(server);
        Assert.Single(Alerts());
        server.Time.Shift += TimeSpan.FromMinutes(6);
        await Round(server);
        Assert.Equal(2, Alerts().Count);
        Assert.Contains("“Second”", Alerts()[1].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("“First”", Alerts()[1].TextBody, StringComparison.Ordinal);
        Assert.NotEqual(Alerts()[0].MessageId, Alerts()[1].MessageId);
    }

    [Fact]
    public async Task What_is_closed_is_counted_and_what_is_closed_by_then_is_not_even_that()
    {
        var server = await Followed();
        await Confirmed(server, "official", Official, AtOnce);
        await Accepted(server, "colleague", Item, Government, Claim(new AlsoNamed("For the government")));
        await Round(server);
        var mail = Assert.Single(Alerts());
        Assert.StartsWith("Closed to others, and only in Tracker: 1 other change.", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("For the government", mail.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Framework", mail.ToString(), StringComparison.Ordinal);

        server.Time.Shift += TimeSpan.FromMinutes(6);
        await Accepted(server, "colleague", Item, Government, Claim(new AlsoNamed("Also for the government")));
        await server.Directs(new RemoveMembership(EntityId.Parse("m"), ParticipantId.Parse("official")));
        await Round(server);
        Assert.Single(Alerts());
    }

    [Fact]
    public async Task What_one_owes_is_mailed_once_as_a_number()
    {
        var server = await Start();
        await Delegate(server);
        await Confirmed(server, "engineer", Engineer, AtOnce with { Other = AlertWay.AppOnly });
        await Accepted(server, "official", "delegation/sg13", "delegation", new Domain.Parts.AddTask(
            EntityId.Parse("t"), "Ask the laboratory", ParticipantId.Parse("engineer"), DateOnly.FromDateTime(server.Time.GetUtcNow().UtcDateTime)));
        await Round(server);
        server.Time.Shift += TimeSpan.FromMinutes(6);
        await Round(server);
        var mail = Assert.Single(Alerts());
        Assert.StartsWith(
            "Closed to others, and only in Tracker: 2 alerts about what you owe or what concerns you.", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("laboratory", mail.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_goes_to_an_address_that_is_not_confirmed_and_its_code_is_for_its_participant_alone()
    {
        var server = await Followed();
        using var browser = await server.SignedIn("official");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Propose(browser, "no address")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Propose(browser, Official)).StatusCode);
        var letter = Mails.Single();
        Assert.Contains("http://tracker.example.org/alerts?code=" + CodeIn(letter), letter.TextBody, StringComparison.Ordinal);
        await Accepted(server, "official", "alerts/official", "own/official", new ChooseDelivery(AtOnce));
        await Says(server, Item, new AlsoNamed("Another name"));
        await Round(server);
        Assert.Equal(1, Arrived);
        Assert.Equal(Result.Rejected, (await server.Sends("engineer", "alerts/engineer", "own/engineer", new ConfirmAddress(CodeIn(letter)))).Result);
        for (var more = 0; more < 4; more++) Assert.Equal(HttpStatusCode.OK, (await Propose(browser, Official)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Propose(browser, Official)).StatusCode);
        Assert.Equal(5, Arrived);
    }

    [Fact]
    public async Task Address_that_the_mail_server_refuses_gets_no_more_mail_and_its_participant_is_told_why()
    {
        var server = await Followed();
        await Confirmed(server, "official", Official, AtOnce);
        post.Refuse(Official);
        await Says(server, Item, new AlsoNamed("Another name"));
        await Round(server);
        Assert.Equal("550 5.1.1 <b>No such user</b> here", (await Mail(server, "official")).Refused?.Sentence);
        server.Time.Shift += TimeSpan.FromHours(2);
        await Round(server);
        Assert.Empty(Alerts());
        Assert.DoesNotContain(log.Lines, l => l.Contains("No such user", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mail_server_that_is_away_for_an_hour_gets_each_mail_once_when_it_is_back()
    {
        var server = await Followed();
        await Confirmed(server, "official", Official, AtOnce);
        await post.Stop();
        await Says(server, Item, new AlsoNamed("First"));
        await Round(server);
        var failing = (await Mail(server, "official")).Failing!;
        Assert.Equal(("The mail server could not be reached.", 1), (failing.Sentence, failing.Tries));
        await Round(server);
        Assert.Equal(1, (await Mail(server, "official")).Failing!.Tries);
        for (var minutes = 0; minutes < 60; minutes += 20)
        {
            server.Time.Shift += TimeSpan.FromMinutes(20);
            await Round(server);
        }
        Assert.Equal(failing.Since, (await Mail(server, "official")).Failing!.Since);
        await Says(server, Item, new AlsoNamed("Second"));
        await post.Begin();
        server.Time.Shift += TimeSpan.FromMinutes(30);
        await Round(server);
        await Round(server);
        Assert.Null((await Mail(server, "official")).Failing);
        var mail = Assert.Single(Alerts());
        Assert.Contains("“First”", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("“Second”", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Busy_mail_server_is_asked_again()
    {
        var server = await Followed();
        await Confirmed(server, "official", Official, AtOnce);
        post.Busy(true);
        await Says(server, Item, new AlsoNamed("First"));
        await Round(server);
        Assert.Equal("451 4.3.2 Try again later", (await Mail(server, "official")).Failing?.Sentence);
        post.Busy(false);
        server.Time.Shift += TimeSpan.FromMinutes(1);
        await Round(server);
        Assert.Single(Alerts());
    }

    [Fact]
    public async Task Mail_whose_reply_was_lost_comes_again_under_the_same_number_and_with_nothing_that_came_since()
    {
        var server = await Followed();
        await Confirmed(server, "official", Official, AtOnce);
        post.LosesReplies(true);
        await Says(server, Item, new AlsoNamed("First"));
        await Round(server);
        post.LosesReplies(false);
        await Says(server, Item, new AlsoNamed("Second"));
        server.Time.Shift += TimeSpan.FromMinutes(1);
        await Round(server);
        Assert.Equal(2, Alerts().Count);
        Assert.Equal(Alerts()[0].MessageId, Alerts()[1].MessageId);
        Assert.Equal(Alerts()[0].TextBody!.Split("Turn mail off")[0], Alerts()[1].TextBody!.Split("Turn mail off")[0]);
        server.Time.Shift += TimeSpan.FromMinutes(6);
        await Round(server);
        await Round(server);
        Assert.Equal(3, Alerts().Count);
        Assert.Contains("“Second”", Alerts()[2].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("“First”", Alerts()[2].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_that_a_server_began_before_it_was_killed_is_sent_by_the_next()
    {
        var server = await Followed();
        await Confirmed(server, "official", Official, AtOnce);
        await Says(server, Item, new AlsoNamed("First"));
        // What is left of a server that was killed before it sent.
        var seen = (await Alerts(server, "official")).Lines[0].Seen;
        var own = server.Services.GetRequiredService<IGrainFactory>().Record(ActorId.Parse("alerts/official"));
        Assert.Equal(Result.Accepted, (await own.SendAsProgram(
            TrackerKind, CompartmentId.Own(ParticipantId.Parse("official")), new BeginMail(1, AlertWay.AtOnce, [seen]))).Result);
        await Round(server);
        Assert.Empty(Alerts());
        await Stop(server);

        server = await Start(TimeSpan.FromMinutes(3));
        await Round(server);
        await Round(server);
        Assert.Contains("“First”", Assert.Single(Alerts()).TextBody, StringComparison.Ordinal);
        server.Time.Shift += TimeSpan.FromMinutes(10);
        await Round(server);
        Assert.Single(Alerts());
    }

    [Fact]
    public async Task Link_in_a_mail_turns_it_off_without_a_session_and_does_nothing_by_being_opened()
    {
        var server = await Followed();
        await Confirmed(server, "official", Official, AtOnce);
        await Says(server, Item, new AlsoNamed("First"));
        await Round(server);
        var link = Alerts()[0].Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>').Replace("http://tracker.example.org", "", StringComparison.Ordinal);
        using var program = server.Browser();
        Assert.Contains("Turn mail off", await program.GetStringAsync(link), StringComparison.Ordinal);
        Assert.False((await Mail(server, "official")).IsOff.Value);
        Assert.Equal(HttpStatusCode.NotFound, (await program.PostAsync(link[..^2] + "xx", OneClick)).StatusCode);
        Assert.False((await Mail(server, "official")).IsOff.Value);

        Assert.Equal(HttpStatusCode.OK, (await program.PostAsync(link, OneClick)).StatusCode);
        var mail = await Mail(server, "official");
        Assert.Equal((true, Official), (mail.IsOff.Value, mail.Address?.Address));
        await Says(server, Item, new AlsoNamed("Second"));
        server.Time.Shift += TimeSpan.FromMinutes(6);
        await Round(server);
        Assert.Single(Alerts());

        await Accepted(server, "official", "alerts/official", "own/official", new RemoveAddress());
        using var later = server.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await later.PostAsync(link, OneClick)).StatusCode);
    }

    [Fact]
    public async Task Alert_is_mailed_by_itself_soon_after_its_commit()
    {
        var server = await Followed();
        await Confirmed(server, "official", Official, AtOnce);
        await Says(server, Item, new AlsoNamed("First"));
        await post.Has(2);
        Assert.Contains("“First”", Assert.Single(Alerts()).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_gathers_what_came_once_and_says_nothing_if_nothing_came()
    {
        var server = await Followed();
        var now = server.Time.GetUtcNow();
        var soon = TimeOnly.FromDateTime(now.UtcDateTime.AddMinutes(30));
        await Confirmed(server, "official", Official, new("UTC", AlertWay.Daily, AlertWay.Daily, AlertWay.Daily, soon, DayOfWeek.Monday));
        await Says(server, Item, new AlsoNamed("First"));
        await Says(server, Item, new AlsoNamed("Second"));
        await Round(server);
        Assert.Empty(Alerts());
        server.Time.Shift += TimeSpan.FromMinutes(31);
        await Round(server);
        server.Time.Shift += -TimeSpan.FromHours(1);
        await Round(server);
        server.Time.Shift += TimeSpan.FromHours(1);
        await Round(server);
        Assert.Equal("Tracker: your daily digest, 2 alerts", Assert.Single(Alerts()).Subject);

        server.Time.Shift += TimeSpan.FromDays(1);
        await Round(server);
        await Says(server, Item, new AlsoNamed("After an empty digest"));
        await Round(server);
        Assert.Single(Alerts());
        await Stop(server);
        // It stood over the moment of two digests.
        server = await Start(TimeSpan.FromDays(3));
        await Round(server);
        await Round(server);
        Assert.Equal("Tracker: your daily digest, 1 alert", Alerts()[1].Subject);
        Assert.Equal(2, Alerts().Count);
    }

    [Fact]
    public async Task Alert_in_quiet_hours_is_mailed_when_they_end()
    {
        var server = await Followed();
        var now = TimeOnly.FromDateTime(server.Time.GetUtcNow().UtcDateTime);
        await Confirmed(server, "official", Official, AtOnce with { Zone = "UTC", Quiet = new(now.AddHours(-1), now.AddHours(1)) });
        await Says(server, Item, new AlsoNamed("First"));
        await Round(server);
        Assert.Empty(Alerts());
        server.Time.Shift += TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1);
        await Round(server);
        Assert.Single(Alerts());
    }

    [Fact]
    public async Task Sorts_of_alerts_go_their_own_ways_and_none_is_lost_between_them()
    {
        var server = await Followed();
        var soon = TimeOnly.FromDateTime(server.Time.GetUtcNow().UtcDateTime.AddMinutes(30));
        await Confirmed(server, "official", Official, new("UTC", AlertWay.AtOnce, AlertWay.AtOnce, AlertWay.Daily, soon, DayOfWeek.Monday));
        await Says(server, Item, new AlsoNamed("A name"));
        await Says(server, Item, new Editor(new("Orion"), new("Kim")));
        await Round(server);
        var atOnce = Assert.Single(Alerts()).TextBody;
        Assert.Contains("recorded editor “Orion, Kim”", atOnce, StringComparison.Ordinal);
        Assert.DoesNotContain("A name", atOnce, StringComparison.Ordinal);
        server.Time.Shift += TimeSpan.FromMinutes(31);
        await Round(server);
        await Round(server);
        Assert.Equal(2, Alerts().Count);
        Assert.Contains("recorded also named “A name”", Alerts()[1].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("editor", Alerts()[1].TextBody, StringComparison.Ordinal);
    }

    private static readonly RecordKind TrackerKind = Domain.TrackerKinds.All.Find(AlertsKind.Word)!;

    private static FormUrlEncodedContent OneClick => new([new("List-Unsubscribe", "One-Click")]);

    /// <summary>An item that the official follows.</summary>
    protected async Task<RunningServer> Followed()
    {
        var server = await Start();
        await Opens(server, Item, "Framework");
        await Follows(server, "official", Item, AlertLevel.Everything);
        return server;
    }

    protected async Task Confirmed(RunningServer server, string who, string email, Delivery chosen)
    {
        using var browser = await server.SignedIn(who);
        Assert.Equal(HttpStatusCode.OK, (await Propose(browser, email)).StatusCode);
        var (actor, own) = (AlertsKind.Of(ParticipantId.Parse(who)).Value, "own/" + who);
        await Accepted(server, who, actor, own, new ConfirmAddress(CodeIn(Mails[^1])));
        await Accepted(server, who, actor, own, new ChooseDelivery(chosen));
    }

    private static Task<HttpResponseMessage> Propose(HttpClient browser, string email) => browser.PostAsJsonAsync("/api/alerts/mail/address", new { email });

    /// <summary>Everything that is due is sent.</summary>
    protected static Task Round(RunningServer server) =>
        server.Services.GetRequiredService<MailFeed>().Round(all: true, TestContext.Current.CancellationToken);

    protected List<MimeMessage> Mails => [.. post.Files.Select(f => MimeMessage.Load(f))];

    protected List<MimeMessage> Alerts() => Mails.FindAll(m => m.Headers.Contains(HeaderId.ListUnsubscribe));

    private int Arrived => post.Files.Count();

    private static string CodeIn(MimeMessage letter) => Code().Match(letter.TextBody!).Value;

    private static async Task<AlertMail> Mail(RunningServer server, string who) =>
        (await server.Services.GetRequiredService<AlertReader>().BookOf(ParticipantId.Parse(who)))!.Mail!;

    [GeneratedRegex("[a-z0-9]{4}(-[a-z0-9]{4}){3}")]
    private static partial Regex Code();

    private sealed class Captured : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{formatter(state, exception)} {exception}"));

        public void Dispose()
        {
        }
    }
}

public sealed class SqliteMailTests : MailContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresMailTests : MailContract
{
    protected override Task<string?> Database() => OnPostgres();

    [Fact]
    public async Task Two_servers_mail_an_alert_once()
    {
        var (first, second) = (await Followed(), await Start());
        var chosen = new Delivery("UTC", AlertWay.AtOnce, AlertWay.AtOnce, AlertWay.AtOnce, new(8, 0), DayOfWeek.Monday);
        foreach (var who in (string[])["colleague", "official"])
        {
            if (who != "official") await Follows(first, who, Item, AlertLevel.Everything);
            await Confirmed(first, who, who + "@example.org", chosen);
        }
        await Says(second, Item, new AlsoNamed("First"));
        await Task.WhenAll(from s in (RunningServer[])[first, second, second, first, first, second] select Round(s));
        Assert.Equal(["colleague@example.org", "official@example.org"], Alerts().Select(m => m.To.Mailboxes.Single().Address).Order());
        Assert.All(Alerts(), m => Assert.Contains("“First”", m.TextBody, StringComparison.Ordinal));
    }
}

/// <summary>Installations that send no mail, or cannot send it safely.</summary>
public sealed class NoMailTests
{
    [Fact]
    public async Task Installation_without_a_mail_server_says_so()
    {
        await using var server = await RunningServer.Start();
        using var browser = await server.SignedIn("admin");
        Assert.Equal("""{"sends":false}""", await browser.GetStringAsync("/api/alerts/mail"));
        var refused = await RunningServer.Json(await browser.PostAsJsonAsync("/api/alerts/mail/address", new { email = "kim@example.org" }));
        Assert.Equal("This installation sends no mail.", (string?)refused["sentence"]);
    }

    [Fact]
    public async Task Nothing_is_sent_over_a_connection_that_is_not_secure_unless_that_is_set()
    {
        await using var post = await MailServer.Start();
        await using var server = await RunningServer.Start(null, [.. post.Settings[..^1], ("Tracker:Mail:Tls", "StartTls")]);
        using var browser = await server.SignedIn("admin");
        var refused = await RunningServer.Json(await browser.PostAsJsonAsync("/api/alerts/mail/address", new { email = "kim@example.org" }));
        Assert.Equal("The code could not be sent. The mail server has no secure connection that can be trusted.", (string?)refused["sentence"]);
        Assert.Empty(post.Mails);
    }
}
