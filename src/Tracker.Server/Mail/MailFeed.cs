using System.Collections.Concurrent;
using System.Collections.Immutable;
using MimeKit;
using Tracker.Domain.Alerts;
using Tracker.Server.Alerts;
using Tracker.Server.Hosting;
using Tracker.Server.Live;
using Tracker.Web.Parts;

namespace Tracker.Server.Mail;

/// <summary>
/// Mails alerts and digests when it is time to. That a mail is begun, and what became of it, is an event in the participant's own record, which gives each
/// mail to one server at a time: what a server that stopped has begun, another sends again after two minutes under the same Message-ID, and what was sent
/// is known by its versions.
/// </summary>
public sealed partial class MailFeed : BackgroundService
{
    private const int AtOnce = 4, MostTries = 5;

    /// <summary>Between two looks at what is due, and at everyone's alerts: those of which no server told, and reminders, which no change brings.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20), AllAgain = TimeSpan.FromMinutes(5);

    private readonly SmtpPost post;
    private readonly MailDesk desk;
    private readonly OwnRecord own;
    private readonly MailNews news;
    private readonly AlertBooks books;
    private readonly IPrincipals principals;
    private readonly PublicAddress address;
    private readonly TimeProvider time;
    private readonly ILogger<MailFeed> logger;
    private readonly CommitSignal woken = new();
    private readonly ConcurrentDictionary<ParticipantId, bool> mayHaveNews = new();
    private readonly SemaphoreSlim one = new(1);

    public MailFeed(
        SmtpPost post, MailDesk desk, OwnRecord own, AlertReader reader, AlertBooks books, IPrincipals principals, PublicAddress address, TimeProvider time,
        ILogger<MailFeed> logger)
    {
        (this.post, this.desk, this.own, news, this.books, this.principals) = (post, desk, own, new MailNews(reader), books, principals);
        (this.address, this.time, this.logger) = (address, time, logger);
    }

    /// <summary>Something may have come of which the participant is told at once.</summary>
    internal void Wake(ParticipantId participant)
    {
        if (!post.IsSet) return;
        mayHaveNews[participant] = true;
        woken.Raise();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!post.IsSet) return;
        for (DateTimeOffset? all = null; ;)
        {
            var now = time.GetUtcNow();
            var isAll = !(now >= all && now < all + AllAgain);
            if (isAll) all = now;
            await Round(isAll, stoppingToken);
            await woken.Wait(Pause, time, stoppingToken);
        }
    }

    /// <summary>Sends what is due; one round at a time.</summary>
    /// <param name="all">Whether everyone's alerts are looked at, or only of those who may have news.</param>
    internal async Task Round(bool all, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            var known = await books.All(cancellation);
            if (all)
                foreach (var (participant, book) in known.Where(k => k.Book.Mail?.Uses(AlertWay.AtOnce) is true)) mayHaveNews[participant] = true;
            var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
            await Parallel.ForEachAsync(known.Where(k => k.Book.Mail is not null), options, async (k, cancel) => await Try(k.Participant, k.Book, cancel));
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            NotMailed(logger, e);
        }
        finally
        {
            one.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        one.Dispose();
    }

    private async Task Try(ParticipantId participant, AlertBook book, CancellationToken cancellation)
    {
        try
        {
            await Mail(participant, book, cancellation);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            mayHaveNews[participant] = true;
            NotMailed(logger, e);
        }
    }

    private async Task Mail(ParticipantId participant, AlertBook book, CancellationToken cancellation)
    {
        var mail = book.Mail!;
        var zone = ReaderZone.Of(mail.Delivery.Value?.Zone).Info;
        if (MailPlan.Of(mail, zone, time.GetUtcNow(), mayHaveNews.ContainsKey(participant)) is not { } plan) return;
        if (principals.Find(participant) is not { } viewer) return;
        var isNew = plan is { Way: AlertWay.AtOnce, Resumed: null };
        if (isNew) mayHaveNews.TryRemove(participant, out _);
        var (number, cover) = (plan.Resumed?.Number ?? mail.Begun + 1, plan.Resumed?.Cover);
        if (plan.Resumed is null && (cover = (await news.Of(viewer, book, plan.Way, null, cancellation))?.Cover) is null)
        {
            if (plan.UpTo is { } upTo) await own.Send(participant, new PassDigest(plan.Way, upTo));
            return;
        }
        if (await own.Send(participant, new BeginMail(number, plan.Way, cover!.Value, plan.UpTo)) is not null)
        {
            // Another server sends one now; what it leaves is for the next.
            if (isNew) mayHaveNews[participant] = true;
            return;
        }
        ImmutableArray<AlertsMailed> mailed = [];
        var sent = await post.Send(async cancel =>
        {
            if (principals.Find(participant) is not { } now || await news.Of(now, book, plan.Way, cover, cancel) is not { } content) return null;
            mailed = content.Mailed;
            return Letter(now, mail.Address!, content, plan.Way, number, zone);
        }, cancellation);
        await Settle(participant, number, sent, mailed, cancellation);
        if (isNew && sent.Result is Posted.NotTaken or Posted.Unknown) mayHaveNews[participant] = true;
    }

    private MimeMessage? Letter(Principal participant, ConfirmedAddress to, MailContent content, AlertWay way, long number, TimeZoneInfo zone) =>
        MailLetter.To(participant.Name, to.Address) is { } mailbox
            ? MailLetter.Of(
                content, way, post.From, mailbox, address.Value, desk.OffAddress(participant.Id, to),
                MailLetter.IdOf(AlertsKind.Of(participant.Id), number, address.Value), TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone))
            : null;

    /// <summary>What is not stored now is sent again: it is tried for some time.</summary>
    private async Task Settle(
        ParticipantId participant, long number, PostOutcome sent, ImmutableArray<AlertsMailed> mailed, CancellationToken cancellation)
    {
        MailCommand command = sent.Result switch
        {
            Posted.AddressRefused => new CloseAddress(number, sent.Sentence!),
            Posted.NotTaken or Posted.Unknown => new PutOffMail(number, sent.Sentence!, sent.Result == Posted.Unknown),
            _ => new SettleMail(number, mailed),
        };
        for (var tries = 1; ; tries++)
        {
            try
            {
                await own.Send(participant, command);
                return;
            }
            catch (Exception e) when (e is IOException or TimeoutException or OrleansException && tries < MostTries)
            {
                await Task.Delay(TimeSpan.FromSeconds(tries), time, cancellation);
            }
        }
    }

    [LoggerMessage(3400, LogLevel.Warning, "Mails that are due could not all be sent; this is tried again.")]
    private static partial void NotMailed(ILogger logger, Exception e);
}
