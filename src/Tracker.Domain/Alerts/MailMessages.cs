namespace Tracker.Domain.Alerts;

[JsonDerivedType(typeof(ChooseDelivery), "choose-delivery")]
[JsonDerivedType(typeof(SwitchMail), "switch-mail")]
[JsonDerivedType(typeof(ProposeAddress), "propose-address")]
[JsonDerivedType(typeof(ConfirmAddress), "confirm-address")]
[JsonDerivedType(typeof(CancelAddress), "cancel-address")]
[JsonDerivedType(typeof(RemoveAddress), "remove-address")]
[JsonDerivedType(typeof(BeginMail), "begin-mail")]
[JsonDerivedType(typeof(SettleMail), "settle-mail")]
[JsonDerivedType(typeof(PutOffMail), "put-off-mail")]
[JsonDerivedType(typeof(CloseAddress), "close-address")]
[JsonDerivedType(typeof(PassDigest), "pass-digest")]
public abstract record MailCommand : Command;

/// <summary>Choose how alerts are told.</summary>
/// <param name="Was">What the sender saw; null if nothing was chosen.</param>
public sealed record ChooseDelivery(Delivery To, Delivery? Was = null) : MailCommand;

/// <summary>Turn mail off, or on again. A link in each mail turns it off, too.</summary>
public sealed record SwitchMail(bool IsOff) : MailCommand;

/// <summary>Sent by the program for the participant: this address is theirs if they know the code that is sent there.</summary>
/// <param name="Code">The SHA-256 of the code, in hexadecimal digits.</param>
public sealed record ProposeAddress(string Address, string Code) : MailCommand;

/// <summary>The code that was sent to the proposed address; hyphens, spaces and capitals do not matter.</summary>
public sealed record ConfirmAddress(string Code) : MailCommand;

/// <summary>The address that waits for its code is given up: it was mistyped, or the code could not be sent.</summary>
public sealed record CancelAddress : MailCommand;

/// <summary>Mail goes nowhere any more, and the address is forgotten.</summary>
public sealed record RemoveAddress : MailCommand;

/// <summary>Sent by the program: a server begins to send a mail, or takes over the one of a server that stopped.</summary>
public sealed record BeginMail(long Number, AlertWay Way, ImmutableArray<AlertsSeen> Cover, DateTimeOffset? UpTo = null) : MailCommand;

/// <summary>Sent by the program: the mail server took it, or nothing was left to say.</summary>
/// <param name="Mailed">What it said, by record.</param>
public sealed record SettleMail(long Number, ImmutableArray<AlertsMailed> Mailed) : MailCommand;

/// <summary>Sent by the program: the mail could not be sent, and is tried again.</summary>
/// <param name="IsUnknown">The mail server may have taken it: it is sent again under the same number.</param>
public sealed record PutOffMail(long Number, string Sentence, bool IsUnknown) : MailCommand;

/// <summary>Sent by the program: the mail server does not take mail for this address.</summary>
public sealed record CloseAddress(long Number, string Sentence) : MailCommand;

/// <summary>Sent by the program: nothing came until this moment of a digest.</summary>
public sealed record PassDigest(AlertWay Way, DateTimeOffset UpTo) : MailCommand;

[JsonDerivedType(typeof(DeliveryChosen), "mail.delivery-chosen")]
[JsonDerivedType(typeof(MailSwitched), "mail.switched")]
[JsonDerivedType(typeof(AddressProposed), "mail.address-proposed")]
[JsonDerivedType(typeof(AddressConfirmed), "mail.address-confirmed")]
[JsonDerivedType(typeof(AddressCancelled), "mail.address-cancelled")]
[JsonDerivedType(typeof(AddressRemoved), "mail.address-removed")]
[JsonDerivedType(typeof(MailBegun), "mail.begun")]
[JsonDerivedType(typeof(MailSettled), "mail.settled")]
[JsonDerivedType(typeof(MailPutOff), "mail.put-off")]
[JsonDerivedType(typeof(AddressClosed), "mail.address-closed")]
[JsonDerivedType(typeof(DigestPassed), "mail.digest-passed")]
public abstract record MailEvent : Event;

public sealed record DeliveryChosen(Delivery To) : MailEvent;

public sealed record MailSwitched(bool IsOff) : MailEvent;

public sealed record AddressProposed(string Address, string Code) : MailEvent;

public sealed record AddressConfirmed : MailEvent;

public sealed record AddressCancelled : MailEvent;

public sealed record AddressRemoved : MailEvent;

public sealed record MailBegun(long Number, AlertWay Way, ImmutableArray<AlertsSeen> Cover, DateTimeOffset? UpTo = null) : MailEvent;

public sealed record MailSettled(long Number, ImmutableArray<AlertsMailed> Mailed) : MailEvent;

public sealed record MailPutOff(long Number, string Sentence, bool IsUnknown) : MailEvent;

public sealed record AddressClosed(long Number, string Sentence) : MailEvent;

public sealed record DigestPassed(AlertWay Way, DateTimeOffset UpTo) : MailEvent;
