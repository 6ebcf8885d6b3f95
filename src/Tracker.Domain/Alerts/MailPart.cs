namespace Tracker.Domain.Alerts;

/// <summary>How a participant is told by mail. Each mail is begun, and then settled or put off: one at a time, whichever server sends it.</summary>
internal sealed class MailPart : Part<AlertBook, MailCommand, MailEvent>
{
    private const int CodeLength = 100, MostCodes = 5;

    protected override Decision Decide(AlertBook here, Sight sight, MailCommand command)
    {
        var mail = here.Mail ?? AlertMail.Empty;
        return command switch
        {
            ChooseDelivery c => c.To.Refuses() is { } no ? no : mail.Delivery.Decide(c.Was, c.To, "to", sight.At, new DeliveryChosen(c.To)),
            SwitchMail c => mail.IsOff.Value == c.IsOff ? Decision.Nothing : Decision.Of(sight.At, new MailSwitched(c.IsOff)),
            ProposeAddress c => Propose(mail, sight, c),
            ConfirmAddress c => Confirm(mail, sight, c),
            CancelAddress => mail.Proposed is null ? Decision.Nothing : Decision.Of(sight.At, new AddressCancelled()),
            RemoveAddress => mail is { Address: null, Proposed: null } ? Decision.Nothing : Decision.Of(sight.At, new AddressRemoved()),
            BeginMail c => Begin(mail, sight, c),
            SettleMail c => Knows(mail, c.Number) ?? Decision.Of(sight.At, new MailSettled(c.Number, c.Mailed)),
            PutOffMail c => Settles(mail, c.Number, c.Sentence) ?? Decision.Of(sight.At, new MailPutOff(c.Number, c.Sentence, c.IsUnknown)),
            CloseAddress c => Settles(mail, c.Number, c.Sentence) ?? Decision.Of(sight.At, new AddressClosed(c.Number, c.Sentence)),
            PassDigest c => UpTo(mail, c.Way) >= c.UpTo ? Decision.Nothing : Decision.Of(sight.At, new DigestPassed(c.Way, c.UpTo)),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override AlertBook Evolve(AlertBook state, MailEvent happened, Recorded recorded)
    {
        var mail = state.Mail ?? AlertMail.Empty;
        return state with { Mail = Evolve(mail, happened, recorded).After(mail, recorded.At) };
    }

    private static AlertMail Evolve(AlertMail mail, MailEvent happened, Recorded recorded) => happened switch
    {
        DeliveryChosen e => mail with { Delivery = mail.Delivery.Set(e.To, recorded) },
        MailSwitched e => mail with { IsOff = mail.IsOff.Set(e.IsOff, recorded), UnderWay = null, Failing = null },
        AddressProposed e => mail with
        {
            Proposed = new(e.Address, e.Code, recorded.At),
            Asked = [.. AskedWithin(mail, recorded.At), recorded.At],
        },
        AddressConfirmed => mail with
        {
            Address = new(mail.Proposed!.Address, recorded.At), Proposed = null, Refused = null, UnderWay = null, Failing = null,
            IsOff = mail.IsOff.Value ? mail.IsOff.Set(false, recorded) : mail.IsOff,
        },
        AddressCancelled => mail with { Proposed = null },
        AddressRemoved => mail with { Address = null, Proposed = null, Refused = null, UnderWay = null, Failing = null },
        MailBegun e => mail with { Begun = e.Number, UnderWay = new(e.Number, e.Way, e.Cover, recorded.At, e.UpTo) },
        MailSettled e => Settled(mail, e, recorded.At),
        MailPutOff e => mail with
        {
            UnderWay = e.IsUnknown ? mail.UnderWay : null,
            Failing = new(mail.Failing?.Since ?? recorded.At, (mail.Failing?.Tries ?? 0) + 1, recorded.At, e.Sentence),
        },
        AddressClosed e => mail with { UnderWay = null, Failing = null, Refused = new(recorded.At, e.Sentence) },
        DigestPassed e => With(mail, e.Way, e.UpTo),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Propose(AlertMail mail, Sight sight, ProposeAddress c)
    {
        if (string.IsNullOrWhiteSpace(c.Address)) return TextLimits.Required("email");
        if (EmailAddress.Refuses(c.Address, "email") is { } no) return no;
        if (AskedWithin(mail, sight.Now).Count() >= MostCodes)
            return new Rejection(RejectionCode.TooFast, "Five codes were sent within the last hour. Use the last one, or wait.", "email");
        return Decision.Of(sight.At, new AddressProposed(c.Address, c.Code));
    }

    private static Decision Confirm(AlertMail mail, Sight sight, ConfirmAddress c)
    {
        if (TextLimits.Demands(c.Code, "code", CodeLength) is { } no) return no;
        if (mail.Proposed is not { } proposed || sight.Now > proposed.At + AddressCode.Works)
            return Rejection.IllegalStep("This code has expired or was used. Send another one.", "code");
        return AddressCode.HashOf(c.Code) == proposed.Code
            ? Decision.Of(sight.At, new AddressConfirmed())
            : Rejection.Invalid("This is not the code that was sent last.", "code");
    }

    private static Decision Begin(AlertMail mail, Sight sight, BeginMail c)
    {
        if (!mail.IsOpen) return Rejection.IllegalStep("No mail goes to this participant now.");
        if (mail.UnderWay is not { } begun)
            return c.Number == mail.Begun + 1
                ? Decision.Of(sight.At, new MailBegun(c.Number, c.Way, c.Cover, c.UpTo))
                : Rejection.IllegalStep("Another mail was begun in the meantime.");
        return begun.Number != c.Number || MailPlan.IsBusy(mail, begun, sight.Now)
            ? Rejection.IllegalStep("A mail to this participant is under way.")
            : Decision.Of(sight.At, new MailBegun(begun.Number, begun.Way, begun.Cover, begun.UpTo));
    }

    private static Decision? Knows(AlertMail mail, long number) =>
        number > 0 && number <= mail.Begun ? default(Decision?) : Rejection.Missing("mail", "number");

    private static Decision? Settles(AlertMail mail, long number, string sentence) =>
        Knows(mail, number)
        ?? (TextLimits.Demands(sentence, "sentence", TextLimits.Title) is { } no ? no
            : mail.UnderWay?.Number == number ? default(Decision?) : Decision.Nothing);

    private static AlertMail Settled(AlertMail mail, MailSettled e, DateTimeOffset at)
    {
        var mailed = e.Mailed.Aggregate(
            mail.Mailed, (all, m) => all.SetItem(m.Record, (all.GetValueOrDefault(m.Record) ?? AlertsMailed.Nothing(m.Record)).And(m)));
        if (mail.UnderWay is not { } begun || begun.Number != e.Number) return mail with { Mailed = mailed };
        var settled = mail with { Mailed = mailed, UnderWay = null, Failing = null };
        return begun.UpTo is { } upTo ? With(settled, begun.Way, upTo) : settled with { AtOnce = at };
    }

    private static DateTimeOffset? UpTo(AlertMail mail, AlertWay way) => way == AlertWay.Weekly ? mail.Weekly : mail.Daily;

    private static AlertMail With(AlertMail mail, AlertWay way, DateTimeOffset upTo) =>
        way == AlertWay.Weekly ? mail with { Weekly = upTo } : mail with { Daily = upTo };

    private static IEnumerable<DateTimeOffset> AskedWithin(AlertMail mail, DateTimeOffset now) =>
        (mail.Asked ?? []).Where(a => a > now.AddHours(-1) && a <= now + AlertMail.ClocksDiffer);
}
