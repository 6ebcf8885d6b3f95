using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Tracker.Domain.Alerts;
using Tracker.Web.Parts;
using Tracker.Web.Records;

namespace Tracker.Server.Mail;

/// <summary>The words of mails. Titles and changes that everyone may read stand in them; of all else only how much there is.</summary>
internal static class MailLetter
{
    /// <summary>Records and changes of one that a mail names.</summary>
    private const int MostRecords = 40, MostChanges = 8;

    public const string CodeSubject = "Your code for Tracker";

    /// <summary>Null if no mail can be addressed so.</summary>
    public static MailboxAddress? To(string name, string email)
    {
        if (!MailboxAddress.TryParse(email, out var parsed) || parsed.Address != email) return null;
        parsed.Name = name;
        return parsed;
    }

    public static MimeMessage Plain(MailboxAddress from, MailboxAddress to, string subject, string text)
    {
        var message = new MimeMessage([from], [to], subject, new TextPart("plain") { Text = text });
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    public static string OfCode(string name, string code, string page) => $"""
        {name},

        this code shows Tracker that you read this address:

        {code}

        Enter it on the page of alerts within a day: {page}?code={code}

        If you did not ask for it, do nothing: no other mail comes here.
        """;

    /// <param name="off">Turns mail off by one request.</param>
    /// <param name="tracker">The address of Tracker.</param>
    public static MimeMessage Of(
        MailContent content, AlertWay way, MailboxAddress from, MailboxAddress to, string tracker, string off, string id, DateTimeOffset date)
    {
        var lines = Lines(content, way, tracker, off).ToList();
        var body = new MultipartAlternative(
            new TextPart("plain") { Text = string.Join('\n', lines.Select(l => l.Text)) },
            new TextPart("html") { Text = Html(lines) });
        var message = new MimeMessage([from], [to], Subject(content, way), body) { MessageId = id, Date = date };
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ListUnsubscribe, $"<{off}>");
        message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        return message;
    }

    /// <summary>The same for the same mail to the same participant, so that one that comes twice is known to be one; it names nobody.</summary>
    public static string IdOf(ActorId record, long number, string tracker)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{tracker}\n{record.Value}\n{number}")));
        var host = new Uri(tracker).Host;
        return $"alerts.{Convert.ToHexStringLower(hash.AsSpan(0, 16))}@{(host.Contains('.', StringComparison.Ordinal) ? host : "tracker.invalid")}";
    }

    private static string Subject(MailContent content, AlertWay way) => way switch
    {
        AlertWay.Daily => $"Tracker: your daily digest, {Words.Count(content.Count, "alert")}",
        AlertWay.Weekly => $"Tracker: your weekly digest, {Words.Count(content.Count, "alert")}",
        _ => $"Tracker: {Words.Count(content.Count, "new alert")}",
    };

    private static IEnumerable<Line> Lines(MailContent content, AlertWay way, string tracker, string off)
    {
        foreach (var news in content.Open.Take(MostRecords))
        {
            yield return new(VisibleText.Of(news.Title), Look.Title, $"{tracker}/{RecordAddress.Of(news.Record)}");
            foreach (var change in news.Changes.Take(MostChanges)) yield return new("  " + VisibleText.Of(change), Look.Item);
            if (news.Changes.Count > MostChanges) yield return new($"  and {Words.Count(news.Changes.Count - MostChanges, "more change")}", Look.Item);
            yield return Line.Empty;
        }
        if (content.Open.Count > MostRecords) yield return new($"and {Words.Count(content.Open.Count - MostRecords, "more record")}.", Look.Text);
        if (ClosedIn(content) is { } closed) yield return new(closed, Look.Text);
        yield return new("Read them in Tracker", Look.Text, $"{tracker}/alerts");
        yield return Line.Empty;
        yield return new(way switch
        {
            AlertWay.Daily => "You chose a daily digest.",
            AlertWay.Weekly => "You chose a weekly digest.",
            _ => "You chose to be told of these at once.",
        } + " It can be changed on the same page.", Look.Small);
        yield return new("Turn mail off", Look.Small, off);
    }

    /// <summary>How much of each sort stays in the program; null for nothing.</summary>
    private static string? ClosedIn(MailContent content)
    {
        string[] parts =
        [
            .. from sort in Enum.GetValues<AlertSort>() where content.Closed.GetValueOrDefault(sort) > 0
               let count = content.Closed[sort]
               select sort switch
               {
                   AlertSort.Yours => Words.Count(count, "alert") + " about what you owe or what concerns you",
                   AlertSort.Important => Words.Count(count, "important change"),
                   _ => Words.Count(count, "other change"),
               },
        ];
        return parts.Length == 0 ? null : $"Closed to others, and only in Tracker: {string.Join(", ", parts)}.";
    }

    private static string Html(List<Line> lines)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><body>\n");
        foreach (var line in lines.Where(l => l != Line.Empty)) html.Append(line.Html).Append('\n');
        return html.Append("</body></html>\n").ToString();
    }

    private enum Look { Text, Title, Item, Small }

    /// <param name="Address">Where it leads; null for nowhere.</param>
    private sealed record Line(string Words, Look Look, string? Address = null)
    {
        public static readonly Line Empty = new("", Look.Text);

        public string Text => Address is null ? Words : Look == Look.Title ? $"{Words}\n{Address}" : $"{Words}: {Address}";

        public string Html => Look switch
        {
            Look.Title => $"<p><b>{Linked}</b></p>",
            Look.Item => $"<p style=\"margin:0 0 0 1em\">{Linked}</p>",
            Look.Small => $"<p><small>{Linked}</small></p>",
            _ => $"<p>{Linked}</p>",
        };

        private string Linked => Address is null ? Escaped(Words.Trim()) : $"<a href=\"{Escaped(Address)}\">{Escaped(Words)}</a>";

        private static string Escaped(string text) => WebUtility.HtmlEncode(text);
    }
}
