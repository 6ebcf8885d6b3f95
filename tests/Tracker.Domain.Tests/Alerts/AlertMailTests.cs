using System.Collections.Immutable;
using CsCheck;
using Tracker.Domain.Alerts;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Alerts;

public sealed class AlertMailTests
{
    private const string Code = "abcd-efgh-jkmn-pq23";
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Principal Kim = new(ParticipantId.Parse("kim"), "Kim", []), Sam = new(ParticipantId.Parse("sam"), "Sam", []);
    private static readonly Principal Admin = new(ParticipantId.Parse("admin"), "Admin", [new(GroupId.Administration)]);
    private static readonly TimeZoneInfo Zurich = TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich");
    private static readonly string[] Zones = ["Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata"];
    private static readonly Delivery Chosen = Delivery.In("Europe/Zurich");
    private static readonly ActorId Record = ActorId.Parse("work-item/newip");

    private readonly RecordBench bench = new(new AlertsKind(), AlertsKind.Of(Kim.Id), Start);

    public AlertMailTests() => bench.Send(Kim, CompartmentId.Own(Kim.Id), new OpenAlerts());

    [Fact]
    public void Address_is_used_once_its_code_is_known_and_nobody_else_sees_or_sets_it()
    {
        Assert.Equal(RejectionCode.Forbidden, Send(Kim, new ProposeAddress("kim@example.org", AddressCode.HashOf(Code)))?.Code);
        Assert.Equal(Rejection.NotFound, new RecordBench(new AlertsKind(), bench.Actor, Start)
            .Send(Kim, CompartmentId.Own(Kim.Id), new ProposeAddress("kim@example.org", AddressCode.HashOf(Code))).Rejection);
        Assert.Null(Send(DirectoryState.System, new ProposeAddress("kim@example.org", AddressCode.HashOf(Code))));
        Assert.Equal("code", Send(Kim, new ConfirmAddress("abcd-efgh-jkmn-pq24"))?.Field);
        foreach (var other in (Principal[])[Sam, Admin])
        {
            Assert.Equal(Rejection.NotFound, Send(other, new ConfirmAddress(Code)));
            Assert.Empty(Turn.Held(bench.Kind, bench.Record, bench.StandingOf(other)));
        }
        Assert.Null(Mail.Address);
        Assert.Null(Send(Kim, new ConfirmAddress(" ABCD EFGHJKMN-pq23 ")));
        Assert.Equal("kim@example.org", Mail.Address?.Address);
        Assert.Equal("code", Send(Kim, new ConfirmAddress(Code))?.Field);
        Assert.Null(Send(Kim, new RemoveAddress()));
        Assert.Null(Mail.Address);
    }

    [Fact]
    public void Code_expires_and_no_more_than_five_are_sent_in_an_hour()
    {
        for (var i = 0; i < 5; i++) Assert.Null(Send(DirectoryState.System, new ProposeAddress("kim@example.org", AddressCode.HashOf(Code))));
        Assert.Equal(RejectionCode.TooFast, Send(DirectoryState.System, new ProposeAddress("kim@example.org", AddressCode.HashOf(Code)))?.Code);
        bench.Now += TimeSpan.FromHours(1);
        Assert.Null(Send(DirectoryState.System, new ProposeAddress("kim@example.org", AddressCode.HashOf(Code))));
        bench.Now += TimeSpan.FromHours(25);
        Assert.Equal(RejectionCode.IllegalStep, Send(Kim, new ConfirmAddress(Code))?.Code);
    }

    [Fact]
    public void Cancelled_address_cannot_be_confirmed_and_the_confirmed_one_stays()
    {
        Open(Chosen);
        Assert.Null(Send(DirectoryState.System, new ProposeAddress("kim@elsewhere.example", AddressCode.HashOf(Code))));
        Assert.Null(Send(Kim, new CancelAddress()));
        Assert.Equal("code", Send(Kim, new ConfirmAddress(Code))?.Field);
        Assert.Equal("kim@example.org", Mail.Address?.Address);
    }

    [Theory]
    [InlineData(""), InlineData("kim"), InlineData("kim@"), InlineData("a b@example.org"), InlineData("kim@example.org\r\nBcc: sam@example.org")]
    public void Bad_address_is_refused_with_its_field(string address) =>
        Assert.Equal("email", Send(DirectoryState.System, new ProposeAddress(address, AddressCode.HashOf(Code)))?.Field);

    [Fact]
    public void Bad_choice_is_refused_with_its_field_and_a_stale_one_is_a_conflict()
    {
        Assert.Equal("zone", Send(Kim, new ChooseDelivery(Chosen with { Zone = "Not a zone" }))?.Field);
        Assert.Equal("quiet", Send(Kim, new ChooseDelivery(Chosen with { Quiet = new(new(22, 0), new(22, 0)) }))?.Field);
        Assert.Null(Send(Kim, new ChooseDelivery(Chosen)));
        Assert.Equal(RejectionCode.Conflict, Send(Kim, new ChooseDelivery(Chosen with { Other = AlertWay.Weekly }))?.Code);
        Assert.Null(Send(Kim, new ChooseDelivery(Chosen with { Other = AlertWay.Weekly }, Chosen)));
        var before = bench.Log.Count;
        Assert.Null(Send(Kim, new ChooseDelivery(Chosen with { Other = AlertWay.Weekly }, Chosen)));
        Assert.Equal(before, bench.Log.Count);
    }

    [Theory]
    [InlineData(22, 7, 23, true), InlineData(22, 7, 6, true), InlineData(22, 7, 7, false), InlineData(22, 7, 12, false)]
    [InlineData(12, 13, 12, true), InlineData(12, 13, 13, false), InlineData(12, 13, 3, false)]
    public void Quiet_hours_may_pass_midnight(int from, int to, int hour, bool quiet) =>
        Assert.Equal(quiet, new QuietHours(new(from, 0), new(to, 0)).Covers(new(hour, 0)));

    [Fact]
    public void One_server_sends_a_mail_and_another_takes_it_over_only_when_the_first_has_stopped()
    {
        Open(Chosen);
        Assert.Null(Begin(1));
        Assert.Equal(RejectionCode.IllegalStep, Begin(1)?.Code);
        Assert.Equal(RejectionCode.IllegalStep, Begin(2)?.Code);
        Assert.Null(Plan(TimeSpan.FromSeconds(100), isNews: true));
        bench.Now += TimeSpan.FromMinutes(3);
        Assert.Equal(1, Plan(isNews: false)?.Resumed?.Number);
        Assert.Null(Begin(1));
        Assert.Equal(RejectionCode.IllegalStep, Begin(1)?.Code);
        Assert.Null(Send(DirectoryState.System, new SettleMail(1, [Mailed(7)])));
        Assert.True(Mail.HasMailed(Record, CompartmentId.Record, 7));
        Assert.False(Mail.HasMailed(Record, CompartmentId.Record, 8));
        Assert.Equal(RejectionCode.IllegalStep, Begin(1)?.Code);
    }

    [Fact]
    public void Mail_that_fails_is_tried_again_after_longer_and_longer_and_is_said()
    {
        Open(Chosen);
        var waits = new List<double>();
        for (var number = 1; number <= 8; number++)
        {
            Assert.Null(Begin(number));
            Assert.Null(Send(DirectoryState.System, new PutOffMail(number, "The mail server could not be reached.", false)));
            var wait = Mail.Failing!.Next - bench.Now;
            Assert.Null(Plan(wait - TimeSpan.FromSeconds(1), isNews: true));
            Assert.NotNull(Plan(wait, isNews: true));
            waits.Add(wait.TotalMinutes);
            bench.Now += wait;
        }
        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 30], waits);
        Assert.Equal(Start.Date, Mail.Failing!.Since.Date);
        Assert.Null(Begin(9));
        Assert.Null(Send(DirectoryState.System, new SettleMail(9, [])));
        Assert.Null(Mail.Failing);
    }

    [Fact]
    public void Mail_of_which_it_is_not_known_whether_it_arrived_is_sent_again_under_its_number()
    {
        Open(Chosen);
        Assert.Null(Begin(1));
        Assert.Null(Send(DirectoryState.System, new PutOffMail(1, "The connection broke.", true)));
        Assert.Null(Plan(TimeSpan.Zero, isNews: true));
        Assert.Equal(1, Plan(TimeSpan.FromMinutes(1), isNews: true)?.Resumed?.Number);
        bench.Now += TimeSpan.FromMinutes(1);
        Assert.Null(Begin(1));
        Assert.Null(Plan(TimeSpan.FromSeconds(30), isNews: true));
    }

    [Fact]
    public void Refused_address_gets_no_mail_until_it_is_confirmed_again()
    {
        Open(Chosen);
        Assert.Null(Begin(1));
        Assert.Null(Send(DirectoryState.System, new CloseAddress(1, "550 No such user here")));
        Assert.Equal("550 No such user here", Mail.Refused?.Sentence);
        Assert.Null(Plan(TimeSpan.FromDays(30), isNews: true));
        Assert.Equal(RejectionCode.IllegalStep, Begin(2)?.Code);
        Open(Chosen);
        Assert.NotNull(Plan(isNews: true));
    }

    [Fact]
    public void Mail_turned_off_keeps_everything_and_what_came_meanwhile_is_not_mailed()
    {
        Open(Chosen);
        var since = Mail.Since.Yours;
        Assert.Null(Send(DirectoryState.System, new SwitchMail(true)));
        Assert.Null(Plan(TimeSpan.FromDays(2), isNews: true));
        Assert.Null(Mail.Since.Yours);
        bench.Now += TimeSpan.FromDays(2);
        Assert.Null(Send(Kim, new SwitchMail(false)));
        Assert.True(Mail.Since.Yours > since);
        Assert.NotNull(Mail.Address);
    }

    [Fact]
    public void Another_way_of_the_same_sort_does_not_begin_anew()
    {
        Open(Chosen);
        var since = Mail.Since.Yours;
        Assert.Null(Send(Kim, new ChooseDelivery(Chosen with { Yours = AlertWay.Weekly, Other = AlertWay.Daily }, Chosen)));
        Assert.Equal(since, Mail.Since.Yours);
        Assert.True(Mail.Since.Other > since);
    }

    [Fact]
    public void Alert_in_quiet_hours_waits_until_they_end()
    {
        Open(Chosen with { Quiet = new(new(22, 0), new(7, 0)) });
        bench.Now = new(2027, 3, 1, 20, 59, 0, TimeSpan.Zero);
        Assert.Equal(AlertWay.AtOnce, Plan(isNews: true)?.Way);
        Assert.Null(Plan(TimeSpan.FromMinutes(1), isNews: true));
        Assert.Null(Plan(TimeSpan.FromHours(9), isNews: true));
        Assert.NotNull(Plan(new DateTimeOffset(2027, 3, 2, 6, 0, 0, TimeSpan.Zero) - bench.Now, isNews: true));
    }

    [Fact]
    public void Mails_at_once_are_gathered_for_five_minutes()
    {
        Open(Chosen);
        Assert.Null(Begin(1));
        Assert.Null(Send(DirectoryState.System, new SettleMail(1, [Mailed(3)])));
        Assert.Null(Plan(TimeSpan.FromMinutes(4), isNews: true));
        Assert.NotNull(Plan(TimeSpan.FromMinutes(5), isNews: true));
        // A clock that was put back makes nobody wait.
        Assert.NotNull(Plan(TimeSpan.FromHours(-1), isNews: true));
    }

    [Fact]
    public void Digest_comes_once_whether_a_server_stood_or_a_clock_was_moved()
    {
        Open(Chosen);
        bench.Now = new(2027, 3, 2, 6, 59, 0, TimeSpan.Zero);
        Assert.Null(Plan());
        // Nobody sent it for three days: one mail, for the last moment.
        bench.Now = new(2027, 3, 5, 12, 0, 0, TimeSpan.Zero);
        Digested(new(2027, 3, 5, 7, 0, 0, TimeSpan.Zero));
        // An hour early by a clock that is wrong, and put right again.
        bench.Now = new(2027, 3, 6, 7, 0, 0, TimeSpan.Zero);
        Digested(new(2027, 3, 6, 7, 0, 0, TimeSpan.Zero));
        bench.Now = new(2027, 3, 6, 6, 0, 0, TimeSpan.Zero);
        Assert.Null(Plan());
        bench.Now = new(2027, 3, 6, 7, 0, 30, TimeSpan.Zero);
        Assert.Null(Plan());
        bench.Now = new(2027, 3, 7, 7, 0, 0, TimeSpan.Zero);
        Assert.NotNull(Plan());
    }

    [Fact]
    public void Digest_with_nothing_to_say_passes_and_the_weekly_one_is_apart()
    {
        Open(Chosen with { Important = AlertWay.Daily, Other = AlertWay.Weekly, DigestOn = DayOfWeek.Wednesday });
        bench.Now = new(2027, 3, 2, 7, 0, 0, TimeSpan.Zero);
        Assert.Equal(AlertWay.Daily, Plan()?.Way);
        Assert.Null(Send(DirectoryState.System, new PassDigest(AlertWay.Daily, Plan()!.UpTo!.Value)));
        Assert.Null(Plan());
        bench.Now = new(2027, 3, 3, 7, 0, 0, TimeSpan.Zero);
        Assert.Equal(AlertWay.Weekly, Plan()?.Way);
        Assert.Null(Send(DirectoryState.System, new PassDigest(AlertWay.Weekly, Plan()!.UpTo!.Value)));
        Assert.Equal(AlertWay.Daily, Plan()?.Way);
    }

    /// <summary>However a clock goes to and fro and servers stand, each day has at most one digest, and each that passed has had one by its end.</summary>
    [Fact]
    public void Digest_of_a_day_comes_once_in_every_zone() => Gen.Select(
        Gen.Int[0, Zones.Length - 1].Select(i => Zones[i]), Gen.Int[0, 1439], Gen.Int[0, 3650],
        Gen.Int[-61, 240].List[5, 60]).Sample((zone, minute, day, steps) =>
    {
        var (at, place) = (TimeOnly.MinValue.AddMinutes(minute), TimeZoneInfo.FindSystemTimeZoneById(zone));
        var now = new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
        var mail = AlertMail.Empty with
        {
            Delivery = new(new(zone, AlertWay.Daily, AlertWay.Daily, AlertWay.Daily, at, DayOfWeek.Monday)), Address = new("kim@example.org", now),
            Since = new(now, now, now),
        };
        var days = new List<DateOnly>();
        foreach (var step in steps)
        {
            now = now.AddMinutes(step);
            if (MailPlan.Of(mail, place, now, isNews: false) is not { } plan) continue;
            days.Add(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(plan.UpTo!.Value, place).DateTime));
            mail = mail with { Daily = plan.UpTo };
            Assert.Null(MailPlan.Of(mail, place, now, isNews: false));
        }
        Assert.Equal(days.Distinct().Order(), days);
    });

    [Fact]
    public void What_was_mailed_is_known_by_version_however_it_is_sorted_later()
    {
        Open(Chosen);
        Assert.Null(Begin(1));
        Assert.Null(Send(DirectoryState.System, new SettleMail(1, [new(Record, Versions(3), Above(5, 7), ["task/t@2027-03-01"])])));
        Assert.Equal([1, 2, 3, 5, 7], Enumerable.Range(1, 9).Where(v => Mail.HasMailed(Record, CompartmentId.Record, v)));
        Assert.Null(Begin(2));
        Assert.Null(Send(DirectoryState.System, new SettleMail(2, [new(Record, Versions(6), Above(8))])));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Enumerable.Range(1, 9).Where(v => Mail.HasMailed(Record, CompartmentId.Record, v)));
        Assert.Equal([7, 8], Mail.Mailed[Record].Above![CompartmentId.Record]);
        Assert.True(Mail.HasMailed(Record, "task/t@2027-03-01"));
    }

    private AlertMail Mail => bench.In<AlertBook>(CompartmentId.Own(Kim.Id))?.Mail ?? AlertMail.Empty;

    private MailPlan? Plan(TimeSpan later = default, bool isNews = false) => MailPlan.Of(Mail, Zurich, bench.Now + later, isNews);

    /// <summary>Confirms the address, and chooses.</summary>
    private void Open(Delivery chosen)
    {
        Assert.Null(Send(DirectoryState.System, new ProposeAddress("kim@example.org", AddressCode.HashOf(Code))));
        Assert.Null(Send(Kim, new ConfirmAddress(Code)));
        Assert.Null(Send(Kim, new ChooseDelivery(chosen, Mail.Delivery.Value)));
    }

    private Rejection? Begin(long number) => Send(DirectoryState.System, new BeginMail(number, AlertWay.AtOnce, []));

    private void Digested(DateTimeOffset upTo)
    {
        Assert.Equal(new MailPlan(AlertWay.Daily, upTo), Plan());
        Assert.Null(Send(DirectoryState.System, new BeginMail(Mail.Begun + 1, AlertWay.Daily, [], upTo)));
        Assert.Null(Send(DirectoryState.System, new SettleMail(Mail.Begun, [Mailed(1)])));
        Assert.Null(Plan());
    }

    private Rejection? Send(Principal who, MailCommand command) => bench.Send(who, CompartmentId.Own(Kim.Id), command).Rejection;

    private static AlertsMailed Mailed(long version) => new(Record, Versions(version));

    private static ImmutableSortedDictionary<CompartmentId, long> Versions(long version) =>
        ImmutableSortedDictionary<CompartmentId, long>.Empty.Add(CompartmentId.Record, version);

    private static ImmutableSortedDictionary<CompartmentId, ImmutableSortedSet<long>> Above(params long[] versions) =>
        ImmutableSortedDictionary<CompartmentId, ImmutableSortedSet<long>>.Empty.Add(CompartmentId.Record, [.. versions]);
}
