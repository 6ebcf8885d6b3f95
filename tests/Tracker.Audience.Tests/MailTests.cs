using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Tracker.Domain.Alerts;
using Tracker.Domain.Shared;
using Tracker.Server.Mail;
using Tracker.Testing;

namespace Tracker.Audience.Tests;

/// <summary>
/// Everybody follows everything and is told by mail at once, also of what they may not read. Of every mail that arrives, each word is one that everybody
/// may read: a mail that is forwarded tells nobody of what is closed.
/// </summary>
public sealed class MailTests(MailStage stage) : IClassFixture<MailStage>
{
    private const int StepsBetween = 6;

    [Fact]
    public async Task Mails_bring_public_words_to_everybody_and_no_closed_word_to_anybody()
    {
        Story[] stories = [.. Stories.All.Where(s => s is not AlertsStory)];
        foreach (var role in Cast.All) await Follow(role, [.. stories.Select(s => s.Actor(KeyOf(s)))]);
        var played = new List<(Story Story, Tokens Tokens)>();
        foreach (var story in stories)
        {
            var tokens = new Tokens();
            played.Add((story, tokens));
            await story.Prepare(stage, KeyOf(story));
            foreach (var (i, step) in story.Steps(tokens).Index())
            {
                await stage.Must(story.Actor(KeyOf(story)), step);
                if (i % StepsBetween == 0) await stage.Post();
            }
            await stage.Post();
        }

        var mails = stage.Mails;
        var faults =
            from mail in mails
            from story in played
            from foreign in story.Tokens.Foreign(Spelled.Out(mail.Words), [CompartmentId.Record.Value])
            select $"{mail.To} was mailed {foreign} of {story.Story}";
        Assert.Empty(faults.Distinct());
        Assert.Equal(Cast.All.Select(r => r.Id).Order(), mails.Select(m => m.To).Distinct().Order());
        var (_, open) = played.Single(p => p.Story is WorkItemStory);
        foreach (var role in Cast.All)
            Assert.True(mails.Where(m => m.To == role.Id).Any(m => Tokens.In(m.Words).Overlaps(open.Of("record"))), $"{role} was mailed no public word");
        string[] told = [.. mails.Where(m => m.Words.Contains("Closed to others", StringComparison.Ordinal)).Select(m => m.To).Distinct().Order()];
        Assert.Equal(Cast.All.Where(r => played.Any(p => p.Story is not DirectoryStory && IsToldMore(p.Story, p.Tokens, r))).Select(r => r.Id).Order(), told);
    }

    /// <summary>Whether something was written of it that they read and not everybody does.</summary>
    private static bool IsToldMore(Story story, Tokens tokens, Role role) =>
        story.HeldBy(role).Any(c => c != CompartmentId.Record.Value && tokens.Of(c).Any());

    private static string KeyOf(Story story) => "mail-" + story.Name;

    private async Task Follow(Role role, ActorId[] records)
    {
        var (actor, own, code) = (AlertsKind.Of(role.Participant), CompartmentId.Own(role.Participant), AddressCode.New());
        foreach (var record in records.Distinct()) await stage.Must(role, actor, own, new FollowRecord(record, AlertLevel.Nothing, AlertLevel.Everything));
        await stage.Must(Cast.System, actor, own, new ProposeAddress(MailStage.AddressOf(role.Id), AddressCode.HashOf(code)));
        await stage.Must(role, actor, own, new ConfirmAddress(code));
        await stage.Must(role, actor, own, new ChooseDelivery(
            new("Europe/Zurich", AlertWay.AtOnce, AlertWay.AtOnce, AlertWay.AtOnce, new(8, 0), DayOfWeek.Monday)));
    }
}

/// <summary>A server with a mail server beside it.</summary>
public sealed class MailStage : Stage
{
    private readonly MovedTime time = new();
    private MailServer post = null!;

    internal static string AddressOf(string role) => role + "@example.org";

    /// <summary>Who was mailed what, with everything that a mail has: its headers, and its text as it reads.</summary>
    internal IReadOnlyList<(string To, string Words)> Mails => [.. post.Files.Select(Read)];

    /// <summary>Everything that is due is sent, and the next mails at once may come.</summary>
    internal async Task Post()
    {
        await Services.GetRequiredService<MailFeed>().Round(all: true, TestContext.Current.CancellationToken);
        time.Shift += MailPlan.Gathers;
    }

    protected override async Task<IEnumerable<KeyValuePair<string, string?>>> Settings() =>
        (post = await MailServer.Start()).Settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value));

    protected override void Configure(IServiceCollection services) => services.AddSingleton<TimeProvider>(time);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await post.DisposeAsync();
    }

    private static (string To, string Words) Read(string file)
    {
        using var mail = MimeMessage.Load(file);
        string[] words = [mail.Subject ?? "", mail.TextBody ?? "", mail.HtmlBody ?? "", .. mail.Headers.Select(h => h.Value), File.ReadAllText(file)];
        return (mail.To.Mailboxes.Single().Address.Split('@')[0], string.Join('\n', words));
    }

    /// <summary>The system's time, moved on.</summary>
    private sealed class MovedTime : TimeProvider
    {
        public TimeSpan Shift { get; set; }
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}
