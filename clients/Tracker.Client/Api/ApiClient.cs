using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Briefings;
using Tracker.Domain.Commenting;
using Tracker.Domain.Contributions;
using Tracker.Domain.Decisions;
using Tracker.Domain.Meetings;
using Tracker.Domain.Sources;
using Tracker.Domain.Surveys;

namespace Tracker.Client;

/// <summary>The server's answer: the value, or why there is none.</summary>
/// <param name="SignInNeeded">True if the caller is not signed in.</param>
public readonly record struct Answer<T>(T? Value, Rejection? Rejection = null, bool SignInNeeded = false) where T : class;

/// <summary>The server's API. Throws <see cref="HttpRequestException"/> if the server cannot be reached.</summary>
/// <param name="http">With the server's base address and the sign-in; for a page also with <see cref="Wire.ViewerHeader"/>.</param>
public sealed class ApiClient(HttpClient http)
{
    public Task<Answer<Me>> Me(CancellationToken cancel = default) => Get("api/me", ApiJson.Lenient.Me, cancel);

    /// <param name="take">At most 200.</param>
    public Task<Answer<List<RecordLine>>> Records(string kind, string? contains = null, int skip = 0, int take = 50, CancellationToken cancel = default) =>
        RecordsAt(kind, null, null, contains, skip, take, cancel);

    /// <summary>A list of another moment, of a kind that holds facts.</summary>
    /// <param name="asOf">The day, month or year in the world; null for every day.</param>
    /// <param name="known">The end of this date, or a time, in the record; null for now.</param>
    /// <param name="take">At most 200.</param>
    public Task<Answer<List<RecordLine>>> RecordsAt(
        string kind, string? asOf, string? known, string? contains = null, int skip = 0, int take = 50, CancellationToken cancel = default) =>
        Get($"api/records?kind={Escape(kind)}{Part("contains", contains)}{Part("asOf", asOf)}{Part("known", known)}&skip={skip}&take={take}",
            ApiJson.Lenient.ListRecordLine, cancel);

    /// <summary>Claims of all records that the participant may read, by record and the order in which they were recorded.</summary>
    public Task<Answer<List<ClaimLine>>> Claims(ClaimQuery query, int skip = 0, int take = 50, CancellationToken cancel = default) =>
        Get($"api/claims?skip={skip}&take={take}{Part("subject", query.Subject?.Value)}{Part("statement", query.Statement)}"
            + $"{Part("names", query.Names?.Value)}{Part("document", query.Document)}{Part("country", query.Country)}{Part("kind", query.Kind)}"
            + $"{Part("asOf", query.AsOf)}{Part("known", query.Known)}{(query.Ever ? "&ever=true" : "")}", ApiJson.Lenient.ListClaimLine, cancel);

    /// <summary>The records that match these words, the best first.</summary>
    /// <param name="kind">Only this kind, or null.</param>
    /// <param name="limit">At most 50.</param>
    public Task<Answer<List<SearchLine>>> Search(string words, string? kind = null, int limit = 50, int skip = 0, CancellationToken cancel = default) =>
        Get($"api/search?q={Escape(words)}{Part("kind", kind)}&skip={skip}&limit={limit}", ApiJson.Lenient.ListSearchLine, cancel);

    /// <summary>How many records such a search finds, by kind.</summary>
    public Task<Answer<List<KindCount>>> SearchKinds(string words, CancellationToken cancel = default) =>
        Get($"api/search/kinds?q={Escape(words)}", ApiJson.Lenient.ListKindCount, cancel);

    /// <summary>What names a record, in what the participant may read.</summary>
    public Task<Answer<List<MentionLine>>> Mentions(ActorId actor, CancellationToken cancel = default) =>
        Get($"api/mentions?actor={Escape(actor.Value)}", ApiJson.Lenient.ListMentionLine, cancel);

    /// <summary>What a watch with these terms matches in the record now.</summary>
    public Task<Answer<Matches>> Matches(MatchQuestion asked, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/matches", Body(asked, ApiJson.Lenient.MatchQuestion), ApiJson.Lenient.Matches, cancel);

    /// <summary>What the thresholds of these terms say now.</summary>
    public Task<Answer<ThresholdStandings>> Thresholds(MatchQuestion asked, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/thresholds", Body(asked, ApiJson.Lenient.MatchQuestion), ApiJson.Lenient.ThresholdStandings, cancel);

    /// <summary>What a file says of a meeting. Nothing is recorded.</summary>
    /// <param name="name">Of the file: its ending says how it is written.</param>
    /// <param name="year">The year of days that are written without one; null if it is not known.</param>
    public Task<Answer<MeetingWeek>> Schedule(string name, HttpContent bytes, int? year = null, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, $"api/schedules?name={Escape(name)}{Part("year", year?.ToString(CultureInfo.InvariantCulture))}", bytes,
            ApiJson.Lenient.MeetingWeek, cancel);

    /// <summary>What a file says of the decisions of a meeting. Nothing is recorded.</summary>
    /// <param name="body">The name of the body, which is the prefix of numbers that have none.</param>
    public Task<Answer<PrintedDecisions>> ReadDecisions(HttpContent bytes, string body, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, $"api/decisions/read?body={Escape(body)}", bytes, ApiJson.Lenient.PrintedDecisions, cancel);

    /// <summary>The decisions of a meeting or committee.</summary>
    public Task<Answer<List<DecisionLine>>> Decisions(ActorId of, CancellationToken cancel = default) =>
        Get($"api/decisions?of={Escape(of.Value)}", ApiJson.Lenient.ListDecisionLine, cancel);

    /// <summary>The contributions that name a record, or the revisions of a contribution.</summary>
    public Task<Answer<List<ContributionFacts>>> Contributions(ActorId of, CancellationToken cancel = default) =>
        Get($"api/contributions?of={Escape(of.Value)}", ApiJson.Lenient.ListContributionFacts, cancel);

    /// <summary>The decisions of a meeting in YAML for formal proceedings.</summary>
    public Task<Answer<string>> DecisionFile(ActorId meeting, CancellationToken cancel = default) =>
        Text($"api/decisions/file?meeting={Escape(meeting.Value)}", cancel);

    /// <summary>The records of documents that have one of these identifiers, in any stage and edition.</summary>
    public Task<Answer<List<IdentifiedLine>>> Identified(IEnumerable<string> identifiers, CancellationToken cancel = default) =>
        Get("api/identified?" + string.Join('&', identifiers.Select(i => "identifier=" + Escape(i))), ApiJson.Lenient.ListIdentifiedLine, cancel);

    /// <summary>A committee among those of its body, and its work items by stage, at one moment.</summary>
    /// <param name="asOf">The day, month or year in the world; null for today.</param>
    /// <param name="known">The end of this date, or a time, in the record; null for now.</param>
    public Task<Answer<CommitteeView>> Committee(ActorId actor, string? asOf = null, string? known = null, CancellationToken cancel = default) =>
        Get($"api/committee?actor={Escape(actor.Value)}{Part("asOf", asOf)}{Part("known", known)}", ApiJson.Lenient.CommitteeView, cancel);

    /// <summary>Posts of committees whose terms end soon.</summary>
    /// <param name="asOf">The day, month or year in the world; null for today.</param>
    /// <param name="known">The end of this date, or a time, in the record; null for now.</param>
    public Task<Answer<List<TransparencyLine>>> Transparency(CancellationToken cancel = default) =>
        Get("api/transparency", ApiJson.Lenient.ListTransparencyLine, cancel);

    public Task<Answer<List<VacancyLine>>> Vacancies(string? asOf = null, string? known = null, CancellationToken cancel = default) =>
        Get("api/vacancies?" + (Part("asOf", asOf) + Part("known", known)).TrimStart('&'), ApiJson.Lenient.ListVacancyLine, cancel);

    /// <summary>Names of organisations like those of the screening list, for government liaisons.</summary>
    /// <param name="organization">Only this one, or null.</param>
    public Task<Answer<ScreeningView>> Screening(ActorId? organization = null, CancellationToken cancel = default) =>
        Get("api/screening?" + Part("organization", organization?.Value).TrimStart('&'), ApiJson.Lenient.ScreeningView, cancel);

    /// <summary>What a screening list says beside the version in use; with <paramref name="dated"/> it becomes the version in use.</summary>
    /// <param name="name">Of the file.</param>
    /// <param name="dated">The day of the list; null only to look at it.</param>
    /// <param name="fewer">True if it may have far fewer entries than the version in use.</param>
    public Task<Answer<ListPreview>> ScreeningList(
        string name, HttpContent bytes, PartialDate? dated = null, bool fewer = false, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, $"api/screening/list?name={Escape(name)}" + (dated is null ? "" : $"&apply=true&dated={dated}") + (fewer ? "&fewer=true" : ""),
            bytes, ApiJson.Lenient.ListPreview, cancel);

    /// <summary>Uploads a document; it is kept by a command to a source.</summary>
    /// <param name="name">Of the file.</param>
    /// <param name="bytes">At most <see cref="CapturedDocument.MostBytes"/>.</param>
    public Task<Answer<CapturedDocument>> Upload(string name, HttpContent bytes, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, $"api/documents?name={Escape(name)}", bytes, ApiJson.Lenient.CapturedDocument, cancel);

    /// <summary>The words of a passage in their context, if the participant may read a capture of its document.</summary>
    public Task<Answer<PassageWords>> Words(Domain.Claims.Passage passage, int around = PassageWords.UsuallyAround, CancellationToken cancel = default) => Get(
        string.Create(CultureInfo.InvariantCulture,
            $"api/documents/words?sha256={passage.Sha256}{Part("span", passage.Span)}{Part("page", passage.Page?.ToString(CultureInfo.InvariantCulture))}"
            + $"&around={around}"),
        ApiJson.Lenient.PassageWords, cancel);

    /// <summary>A part of the text of a document.</summary>
    /// <param name="length">At most 50,000.</param>
    public Task<Answer<DocumentPart>> DocumentText(string sha256, int from = 0, int length = 10_000, CancellationToken cancel = default) =>
        Get(string.Create(CultureInfo.InvariantCulture, $"api/documents/text?sha256={sha256}&from={from}&length={length}"),
            ApiJson.Lenient.DocumentPart, cancel);

    /// <summary>The lines that were removed and added between the texts of two documents.</summary>
    public Task<Answer<TextDifference>> Difference(string was, string now, CancellationToken cancel = default) =>
        Get($"api/documents/difference?was={was}&now={now}", ApiJson.Lenient.TextDifference, cancel);

    /// <summary>The place in a kept document of the source with this title that has the words, or else the page.</summary>
    public Task<Answer<CitedPlace>> Cite(string document, string? words = null, int? page = null, CancellationToken cancel = default) =>
        Get($"api/documents/cite?document={Escape(document)}{Part("words", words)}{Part("page", page?.ToString(CultureInfo.InvariantCulture))}",
            ApiJson.Lenient.CitedPlace, cancel);

    /// <summary>Whether the facts that cite the documents of a source lead to words.</summary>
    public Task<Answer<SourceCheck>> CheckSource(ActorId source, CancellationToken cancel = default) =>
        Get($"api/documents/check?source={Escape(source.Value)}", ApiJson.Lenient.SourceCheck, cancel);

    /// <param name="at">A version of <paramref name="compartment"/>, or a time.</param>
    /// <param name="newest">The most lines, up to 1,000.</param>
    public Task<Answer<List<HistoryLine>>> History(
        ActorId actor, CompartmentId? compartment = null, EntityId? entity = null, string? at = null, int newest = 200, CancellationToken cancel = default) =>
        Get($"api/history?actor={Escape(actor.Value)}{Part("compartment", compartment?.Value)}{Part("entity", entity?.Value)}{Part("at", at)}&newest={newest}",
            ApiJson.Lenient.ListHistoryLine, cancel);

    /// <summary>What the participant may read of a record now.</summary>
    public Task<Answer<OpenedMessage>> Record(ActorId actor, CancellationToken cancel = default) =>
        Get($"api/record?actor={Escape(actor.Value)}", WireJson.Strict.OpenedMessage, cancel);

    /// <summary>The names, by identifier, of the people and groups that are mentioned in what the participant may read of a record.</summary>
    public Task<Answer<Dictionary<string, string>>> Names(ActorId actor, CancellationToken cancel = default) =>
        Get($"api/record/names?actor={Escape(actor.Value)}", ApiJson.Lenient.DictionaryStringString, cancel);

    /// <summary>The record as it was.</summary>
    public Task<Answer<List<PastPart>>> Past(ActorId actor, string at, CompartmentId? compartment = null, CancellationToken cancel = default) =>
        Get($"api/record/past?actor={Escape(actor.Value)}{Part("compartment", compartment?.Value)}{Part("at", at)}", ApiJson.Lenient.ListPastPart, cancel);

    /// <summary>The co-edited texts that belong to a record, by title: those that the participant may read.</summary>
    public Task<Answer<List<TextLine>>> Texts(ActorId record, CancellationToken cancel = default) =>
        Get($"api/draft/list?of={Escape(record.Value)}", ApiJson.Lenient.ListTextLine, cancel);

    /// <summary>Who may read a co-edited text today, by name.</summary>
    public Task<Answer<List<Reader>>> Readers(ActorId text, CancellationToken cancel = default) =>
        Get($"api/draft/readers?actor={Escape(text.Value)}", ApiJson.Lenient.ListReader, cancel);

    /// <summary>A co-edited text as it was.</summary>
    /// <param name="at">A version or a time; null is now.</param>
    public Task<Answer<TextVersion>> Text(ActorId text, string? at = null, CancellationToken cancel = default) =>
        Get($"api/draft/text?actor={Escape(text.Value)}{Part("at", at)}", ApiJson.Lenient.TextVersion, cancel);

    /// <summary>The changes of a co-edited text after a version, oldest first, in whole events. Ask again after the last one's version until empty.</summary>
    /// <param name="limit">About how many, up to 5,000.</param>
    public Task<Answer<List<TextChangeLine>>> TextChanges(ActorId text, long after, int limit = 1_000, CancellationToken cancel = default) =>
        Get(string.Create(CultureInfo.InvariantCulture, $"api/draft/changes?actor={Escape(text.Value)}&after={after}&limit={limit}"),
            ApiJson.Lenient.ListTextChangeLine, cancel);

    /// <summary>Until when the participant has looked at what happened.</summary>
    public Task<Answer<Looked>> Looked(CancellationToken cancel = default) => Get("api/looked", ApiJson.Lenient.Looked, cancel);

    /// <summary>The participant has looked at everything up to this time; answers with what stands.</summary>
    public Task<Answer<Looked>> Look(DateTimeOffset at, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/looked", Body(new Looked(at), ApiJson.Lenient.Looked), ApiJson.Lenient.Looked, cancel);

    /// <summary>What the participant is told of now.</summary>
    public Task<Answer<AlertList>> Alerts(CancellationToken cancel = default) => Get("api/alerts", ApiJson.Lenient.AlertList, cancel);

    /// <summary>What the participant follows.</summary>
    public Task<Answer<List<FollowedLine>>> Following(CancellationToken cancel = default) =>
        Get("api/alerts/following", ApiJson.Lenient.ListFollowedLine, cancel);

    /// <summary>Whether this installation sends mail.</summary>
    public Task<Answer<MailStanding>> Mail(CancellationToken cancel = default) => Get("api/alerts/mail", ApiJson.Lenient.MailStanding, cancel);

    /// <summary>Sends a code to an address that the participant calls theirs.</summary>
    public Task<Answer<MailStanding>> SendAddressCode(string email, CancellationToken cancel = default) => Ask(
        HttpMethod.Post, "api/alerts/mail/address", Body(new AddressToConfirm(email), ApiJson.Lenient.AddressToConfirm),
        ApiJson.Lenient.MailStanding, cancel);

    /// <summary>Since when the participant has a calendar address.</summary>
    public Task<Answer<CalendarAddress>> CalendarAddress(CancellationToken cancel = default) =>
        Get("api/calendar/address", ApiJson.Lenient.CalendarAddress, cancel);

    /// <summary>A new calendar address in place of the one in use.</summary>
    public Task<Answer<CalendarAddress>> RenewCalendarAddress(CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/calendar/address", null, ApiJson.Lenient.CalendarAddress, cancel);

    /// <summary>The calendar address in use no longer works.</summary>
    public Task<Answer<CalendarAddress>> RevokeCalendarAddress(CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/calendar/revoke", null, ApiJson.Lenient.CalendarAddress, cancel);

    public Task<Answer<SampleOffer>> Sample(CancellationToken cancel = default) => Get("api/sample", ApiJson.Lenient.SampleOffer, cancel);

    public Task<Answer<SampleLoaded>> LoadSample(CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/sample", null, ApiJson.Lenient.SampleLoaded, cancel);

    public Task<Answer<Invited>> Invite(Invitation invitation, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/invitations", Body(invitation, ApiJson.Lenient.Invitation), ApiJson.Lenient.Invited, cancel);

    /// <summary>The places on rosters that the participant was offered.</summary>
    public Task<Answer<List<PlaceOffer>>> Offers(CancellationToken cancel = default) => Get("api/invitations", ApiJson.Lenient.ListPlaceOffer, cancel);

    /// <summary>Accepts or declines an offered place.</summary>
    public Task<Answer<PlaceAnswered>> AnswerOffer(EntityId offer, bool accept, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/invitations/answer", Body(new PlaceAnswer(offer, accept), ApiJson.Lenient.PlaceAnswer),
            ApiJson.Lenient.PlaceAnswered, cancel);

    /// <summary>The invitations to a delegation that are not answered yet, for its heads.</summary>
    public Task<Answer<List<SentInvitation>>> SentInvitations(ActorId delegation, CancellationToken cancel = default) =>
        Get($"api/invitations/sent?delegation={Escape(delegation.Value)}", ApiJson.Lenient.ListSentInvitation, cancel);

    /// <summary>Withdraws an invitation; answers with those that are left.</summary>
    public Task<Answer<List<SentInvitation>>> Withdraw(InvitationToWithdraw invitation, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/invitations/withdraw", Body(invitation, ApiJson.Lenient.InvitationToWithdraw), ApiJson.Lenient.ListSentInvitation, cancel);

    /// <summary>A single-use sign-in link for the participant.</summary>
    public Task<Answer<IssuedLink>> Link(ParticipantId participant, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/sign-in-links", Body(new LinkRequest(participant), ApiJson.Lenient.LinkRequest), ApiJson.Lenient.IssuedLink, cancel);

    /// <summary>The open sessions of a participant, newest first; null is the caller.</summary>
    public Task<Answer<List<SessionLine>>> Sessions(ParticipantId? of = null, CancellationToken cancel = default) =>
        Get(of is { } other ? $"api/sessions?participant={Escape(other.Value)}" : "api/sessions", ApiJson.Lenient.ListSessionLine, cancel);

    /// <summary>Ends one session of a participant, or with null all but the one that asks.</summary>
    public Task<Answer<SessionsEnded>> EndSessions(EntityId? session, ParticipantId? of = null, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/sessions/end", Body(new SessionsToEnd(session, of), ApiJson.Lenient.SessionsToEnd), ApiJson.Lenient.SessionsEnded, cancel);

    /// <summary>Ends all sessions of all participants, except the one that asks; administrators only.</summary>
    public Task<Answer<SessionsEnded>> EndEveryonesSessions(CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/sessions/end", Body(new SessionsToEnd(Everyone: true), ApiJson.Lenient.SessionsToEnd), ApiJson.Lenient.SessionsEnded, cancel);

    /// <summary>A command over HTTP. If its outcome is unknown, send it again with the same operation.</summary>
    public async Task<Answer<OutcomeMessage>> Execute(
        RecordKind kind, ActorId actor, CompartmentId compartment, Command command, OperationId operation, bool again = false,
        CancellationToken cancel = default)
    {
        var body = new CommandBody<RawJson>(actor, operation, compartment, 0, new RawJson(kind.Codec.Encode(command)), Again: again);
        var request = Request(HttpMethod.Post, $"api/{kind.Name}/{kind.Codec.NameOf(command).Name}", Body(body, ApiJson.Lenient.CommandBodyRawJson));
        using var response = await http.SendAsync(request, cancel);
        if (response.StatusCode == HttpStatusCode.Unauthorized) return new(null, NotSignedIn, true);
        var json = await response.Content.ReadAsByteArrayAsync(cancel);
        return Parse(json, ApiJson.Lenient.OutcomeMessage) is { } outcome
            ? new(outcome, outcome.Rejection)
            : new(null, Parse(json, ApiJson.Lenient.Rejection) ?? Unreadable(response));
    }

    /// <summary>The names of the partner delegations with which positions can be shared, by identifier.</summary>
    public Task<Answer<Dictionary<string, string>>> Partners(CancellationToken cancel = default) =>
        Get("api/partners", ApiJson.Lenient.DictionaryStringString, cancel);

    /// <summary>Who may read a compartment of a record today; for those who may write in it and see its roster.</summary>
    public Task<Answer<List<Recipient>>> Audience(ActorId actor, CompartmentId at, CancellationToken cancel = default) =>
        Get($"api/record/audience?actor={Escape(actor.Value)}&compartment={Escape(at.Value)}", ApiJson.Lenient.ListRecipient, cancel);

    /// <summary>Officers and editors of a committee or meeting who work for listed organisations, on a date and a year later.</summary>
    public Task<Answer<ListedGround>> Ground(ActorId actor, PartialDate since, CancellationToken cancel = default) =>
        Get($"api/record/ground?actor={Escape(actor.Value)}&since={since.Value}", ApiJson.Lenient.ListedGround, cancel);

    /// <summary>The guidance that speaks of listed organisations in what a delegation deals with.</summary>
    public Task<Answer<List<ConcerningGuidance>>> ConcerningGuidance(ActorId delegation, CancellationToken cancel = default) =>
        Get($"api/delegation/guidance?actor={Escape(delegation.Value)}", ApiJson.Lenient.ListConcerningGuidance, cancel);

    /// <summary>Counts the answer of the participant to a survey they are invited to. It is sent once and kept nowhere on the way.</summary>
    public Task<Answer<SurveyDone>> AnswerSurvey(ActorId survey, SurveyAnswer answer, CancellationToken cancel = default) => Ask(
        HttpMethod.Post, "api/surveys/answer", Body(new AnswerToSurvey(survey, answer.Barriers), ApiJson.Lenient.AnswerToSurvey),
        ApiJson.Lenient.SurveyDone, cancel);

    /// <summary>Takes back a survey that nobody has answered; everybody reads the reason.</summary>
    public Task<Answer<SurveyDone>> WithdrawSurvey(ActorId survey, string reason, CancellationToken cancel = default) => Ask(
        HttpMethod.Post, "api/surveys/withdraw", Body(new SurveyToWithdraw(survey, reason), ApiJson.Lenient.SurveyToWithdraw),
        ApiJson.Lenient.SurveyDone, cancel);

    /// <summary>Closes a survey and publishes its result, for program managers.</summary>
    public Task<Answer<SurveyDone>> CloseSurvey(ActorId survey, CancellationToken cancel = default) => Ask(
        HttpMethod.Post, "api/surveys/close", Body(new SurveyToClose(survey), ApiJson.Lenient.SurveyToClose), ApiJson.Lenient.SurveyDone, cancel);

    /// <summary>Why companies stay away, in numbers that name none.</summary>
    public Task<Answer<WithdrawalView>> Withdrawals(CancellationToken cancel = default) => Get("api/withdrawals", ApiJson.Lenient.WithdrawalView, cancel);

    /// <summary>The listed organisations that take part in a committee or meeting, and the guidance that concerns them.</summary>
    public Task<Answer<GuidancePanel>> Guidance(ActorId actor, CancellationToken cancel = default) =>
        Get($"api/record/guidance?actor={Escape(actor.Value)}", ApiJson.Lenient.GuidancePanel, cancel);

    /// <summary>What the record says for a briefing about a meeting or committee; for members of an office.</summary>
    /// <param name="only">This organisation alone; null for all that are expected.</param>
    public Task<Answer<CollectedBriefing>> Collected(ActorId about, ActorId? only = null, CancellationToken cancel = default) =>
        Get($"api/briefing/collected?about={Escape(about.Value)}&organization={Escape(only?.Value ?? "")}", ApiJson.Lenient.CollectedBriefing, cancel);

    /// <summary>The lines of an attendee list with those of the record whom they name; for members of an office.</summary>
    public Task<Answer<List<AttendeeLine>>> Attendees(string list, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, "api/briefing/attendees", new StringContent(list), ApiJson.Lenient.ListAttendeeLine, cancel);

    /// <summary>The lines of a released briefing whose facts changed since.</summary>
    public Task<Answer<List<FactChange>>> ChangedFacts(ActorId briefing, CancellationToken cancel = default) =>
        Get($"api/briefing/changes?actor={Escape(briefing.Value)}", ApiJson.Lenient.ListFactChange, cancel);

    /// <summary>What the record says of the items of a program: when they end, and how its country takes part per technology.</summary>
    public Task<Answer<CoverageView>> Coverage(ActorId program, CancellationToken cancel = default) =>
        Get($"api/program/coverage?actor={Escape(program.Value)}", ApiJson.Lenient.CoverageView, cancel);

    /// <summary>The ledger of a program as comma-separated values, for those who may read its amounts.</summary>
    public Task<Answer<string>> Ledger(ActorId program, CancellationToken cancel = default) =>
        Text($"api/program/ledger?actor={Escape(program.Value)}", cancel);

    /// <summary>People of companies and offices to whom a note can be addressed or a program be shown, by letters of their name or of their group's; for
    /// members of an office and program managers.</summary>
    public Task<Answer<List<Addressable>>> People(string contains = "", CancellationToken cancel = default) =>
        Get($"api/people?contains={Escape(contains)}", ApiJson.Lenient.ListAddressable, cancel);

    /// <summary>A preparation meeting as a calendar file.</summary>
    public Task<Answer<string>> Calendar(ActorId delegation, EntityId meeting, CancellationToken cancel = default) =>
        Text($"api/preparation/calendar?actor={Escape(delegation.Value)}&meeting={Escape(meeting.Value)}", cancel);

    /// <summary>What a commenting form says. Nothing is recorded.</summary>
    /// <param name="name">Of the file: its ending says how it is written.</param>
    public Task<Answer<FormReading>> CommentForm(string name, HttpContent bytes, CancellationToken cancel = default) =>
        Ask(HttpMethod.Post, $"api/comment-forms?name={Escape(name)}", bytes, ApiJson.Lenient.FormReading, cancel);

    /// <summary>Comments on a document as a commenting form.</summary>
    /// <param name="form">docx, xlsx, or authors.</param>
    public Task<Answer<byte[]>> Comments(ActorId delegation, EntityId document, string form, CancellationToken cancel = default) =>
        Bytes($"api/delegation/comments?actor={Escape(delegation.Value)}&document={Escape(document.Value)}&form={form}", cancel);

    /// <summary>Hours and costs of the activities under the awards of a call, as CSV.</summary>
    public Task<Answer<string>> Incentives(ActorId call, CancellationToken cancel = default) => Text($"api/call/incentives?actor={Escape(call.Value)}", cancel);

    /// <summary>A frozen brief as a book.</summary>
    /// <param name="form">html, pdf or docx.</param>
    public Task<Answer<byte[]>> Book(ActorId delegation, EntityId brief, string form, CancellationToken cancel = default) =>
        Bytes($"api/delegation/book?actor={Escape(delegation.Value)}&brief={Escape(brief.Value)}&form={form}", cancel);

    /// <summary>As what the installation makes books.</summary>
    public Task<Answer<BookForms>> BookForms(CancellationToken cancel = default) =>
        Get("api/delegation/book-forms", ApiJson.Lenient.BookForms, cancel);

    private async Task<Answer<byte[]>> Bytes(string path, CancellationToken cancel)
    {
        using var response = await http.SendAsync(Request(HttpMethod.Get, path, null), cancel);
        if (response.StatusCode == HttpStatusCode.Unauthorized) return new(null, NotSignedIn, true);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancel);
        return response.IsSuccessStatusCode ? new(bytes) : new(null, Parse(bytes, ApiJson.Lenient.Rejection) ?? Unreadable(response));
    }

    private async Task<Answer<string>> Text(string path, CancellationToken cancel)
    {
        using var response = await http.SendAsync(Request(HttpMethod.Get, path, null), cancel);
        if (response.StatusCode == HttpStatusCode.Unauthorized) return new(null, NotSignedIn, true);
        if (response.IsSuccessStatusCode) return new(await response.Content.ReadAsStringAsync(cancel));
        return new(null, Parse(await response.Content.ReadAsByteArrayAsync(cancel), ApiJson.Lenient.Rejection) ?? Unreadable(response));
    }

    private Task<Answer<T>> Get<T>(string path, JsonTypeInfo<T> info, CancellationToken cancel) where T : class =>
        Ask(HttpMethod.Get, path, null, info, cancel);

    private async Task<Answer<T>> Ask<T>(HttpMethod method, string path, HttpContent? body, JsonTypeInfo<T> info, CancellationToken cancel) where T : class
    {
        using var response = await http.SendAsync(Request(method, path, body), cancel);
        if (response.StatusCode == HttpStatusCode.Unauthorized) return new(null, NotSignedIn, true);
        if (response.StatusCode == HttpStatusCode.NoContent) return new(null, Rejection.NotFound);
        var json = await response.Content.ReadAsByteArrayAsync(cancel);
        if (!response.IsSuccessStatusCode) return new(null, Parse(json, ApiJson.Lenient.Rejection) ?? Unreadable(response));
        return Parse(json, info) is { } value ? new(value) : new(null, Unreadable(response));
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, HttpContent? body) =>
        new(method, new Uri(path, UriKind.Relative)) { Content = body };

    private static ByteArrayContent Body<T>(T value, JsonTypeInfo<T> info)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, info));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static T? Parse<T>(byte[] json, JsonTypeInfo<T> info) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, info);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static readonly Rejection NotSignedIn = Rejection.Forbidden("Sign in first.");

    private static Rejection Unreadable(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.NotFound ? Rejection.NotFound
        : new(RejectionCode.Malformed, $"The server answered with {(int)response.StatusCode} and nothing that this program understands.");

    private static string Part(string name, string? value) => value is null ? "" : $"&{name}={Escape(value)}";
    private static string Escape(string text) => Uri.EscapeDataString(text);
}
